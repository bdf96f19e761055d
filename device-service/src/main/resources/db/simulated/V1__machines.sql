-- The simulated machines. No service code reads this schema.
create table host (
    uuid      text    not null constraint host_pk primary key,
    mtms      text    not null constraint host_mtms_unique unique,
    cluster   text    not null,
    enabled   boolean not null,
    connected boolean not null
);

create table mdev (
    uuid      text not null constraint mdev_pk primary key,
    host_uuid text not null constraint mdev_host_fk references host,
    parent    text not null,
    type_id   text not null
);

-- Virtual machines of the hypervisors. A learned one is another service's: it came with its first device.
create table domain (
    uuid         text    not null constraint domain_pk primary key,
    name         text    not null,
    account_uuid text    not null,
    state        text    not null,
    host_uuid    text,
    cluster      text,
    pinned_host  text,
    learned      boolean not null
);

-- Which virtual machine has which device: in its definition, and in the running machine.
create table hostdev (
    mdev_uuid   text    not null constraint hostdev_pk primary key
                        constraint hostdev_mdev_fk references mdev on delete cascade,
    domain_uuid text    not null constraint hostdev_domain_fk references domain on delete cascade,
    cold        boolean not null,
    hot         boolean not null,
    constraint hostdev_somewhere check (cold or hot)
);

-- What shall go wrong; each as often as it says.
create table fault (
    id         bigint  generated always as identity constraint fault_pk primary key,
    op         text    not null,
    host_uuid  text,
    mdev_uuid  text,
    error      text,
    times      int     not null constraint fault_times_positive check (times >= 0),
    delay_ms   int     not null,
    happens    boolean not null
);
