-- The simulated machines. No service code reads this schema.
create table host (
    mtms        text     not null constraint host_pk primary key,
    position    int      not null constraint host_position_unique unique,
    uuid        uuid     not null,
    manager     text     not null,
    host_ip     text     not null,
    state       text     not null constraint host_state_known check (state in ('up', 'down')),
    status      text     not null constraint host_status_known check (status in ('enabled', 'disabled')),
    vsn_capable boolean  not null,
    vsn_enabled boolean  not null,
    os_capable  text[]   not null,
    proc_units  numeric  not null,
    memory_mb   int      not null,
    lmb_mb      int      not null,
    disk_gb     int      not null
);
