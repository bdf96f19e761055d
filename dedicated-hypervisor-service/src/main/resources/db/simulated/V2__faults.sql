-- Faults of the simulated consoles; a target is a console or the id of a machine.
create table fault (
    target   text   not null,
    call     text   not null,
    kind     text   not null,
    delay_ms bigint not null,
    constraint fault_pk primary key (target, call)
);
