-- The simulated machines that are not in stock. No service code reads this schema.
create table stock (
    flavor   uuid not null,
    zone     text not null,
    machines int  not null constraint stock_positive check (machines >= 0),
    constraint stock_pk primary key (flavor, zone)
);

create table machine (
    id          uuid        not null constraint machine_pk primary key,
    tenant      text        not null,
    name        text        not null,
    flavor      uuid        not null,
    zone        text        not null,
    image       uuid        not null,
    settings    jsonb       not null,
    started_at  timestamptz,
    ready_at    timestamptz,
    release     text,
    gone_at     timestamptz,
    stuck       boolean     not null default false
);

create table port (
    id              uuid not null constraint port_pk primary key,
    machine         uuid not null constraint port_machine_fk references machine on delete cascade,
    nic             int  not null,
    network         uuid not null,
    subnet          uuid not null,
    address         text not null,
    segmentation_id int,
    constraint port_address_unique unique (subnet, address)
);
create index port_machine_idx on port (machine);
