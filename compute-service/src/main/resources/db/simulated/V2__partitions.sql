-- What was done to the simulated machines: partitions, serial numbers, images, and the faults they are to show.
create table lpar (
    id         uuid        not null constraint lpar_pk primary key,
    host       text        not null constraint lpar_host_fk references host,
    number     int         not null,
    name       text        not null,
    os_type    text        not null,
    vcpus      int         not null,
    proc_units numeric     not null,
    memory_mb  int         not null,
    disk_gb    int         not null,
    flaw       text        not null,
    power      text        not null constraint lpar_power_known check (power in ('new', 'on', 'restarted', 'off')),
    since      timestamptz not null,
    constraint lpar_number_unique unique (host, number)
);

create table vsn (
    vsn         text    not null constraint vsn_pk primary key,
    host        text    not null constraint vsn_host_fk references host,
    auto_assign boolean not null,
    lpar        uuid    constraint vsn_lpar_fk references lpar on delete set null
                        constraint vsn_lpar_unique unique
);
create index vsn_host_idx on vsn (host);

create table snapshot (
    lpar  uuid not null,
    name  text not null,
    image uuid not null,
    constraint snapshot_pk primary key (lpar, name)
);

-- Operations that fail: on a partition, a host or ('*') anywhere; as often as remaining says, or always.
create table fault (
    target    text not null,
    operation text not null,
    remaining int,
    constraint fault_pk primary key (target, operation)
);
