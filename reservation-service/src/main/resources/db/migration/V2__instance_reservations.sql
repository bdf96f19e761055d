-- What a reservation is of stands in the table of its resource type.
create table host_reservation (
    reservation_id        uuid    not null constraint host_reservation_pk primary key
        constraint host_reservation_reservation_fk references reservation on delete cascade,
    min                   integer not null,
    max                   integer not null,
    hypervisor_properties text    not null,
    resource_properties   text    not null,
    before_end            text    not null
);
insert into host_reservation (reservation_id, min, max, hypervisor_properties, resource_properties, before_end)
select id, min, max, hypervisor_properties, resource_properties, before_end from reservation;
alter table reservation
    drop column min,
    drop column max,
    drop column hypervisor_properties,
    drop column resource_properties,
    drop column before_end;

-- Numbers of the aggregates that compute makes for reservations; compute's own stay below.
create sequence aggregate_id_seq as integer minvalue 1000000;

create table instance_reservation (
    reservation_id      uuid    not null constraint instance_reservation_pk primary key
        constraint instance_reservation_reservation_fk references reservation on delete cascade,
    amount              integer not null constraint instance_reservation_amount_ck check (amount > 0),
    vcpus               integer not null constraint instance_reservation_vcpus_ck check (vcpus > 0),
    memory_mb           integer not null constraint instance_reservation_memory_mb_ck check (memory_mb > 0),
    disk_gb             integer not null constraint instance_reservation_disk_gb_ck check (disk_gb >= 0),
    -- true: all on one host; false: each on a host of its own; null: as they come
    affinity            boolean,
    resource_properties text,
    before_end          text    not null,
    aggregate_id        integer not null constraint instance_reservation_aggregate_id_uk unique
);

-- What each slot takes of its host; a whole host has no size.
alter table allocation
    add column vcpus integer,
    add column memory_mb integer,
    add column disk_gb integer,
    add constraint allocation_size_ck check (
        (kind = 'slot' and vcpus is not null and memory_mb is not null and disk_gb is not null)
        or (kind = 'host' and slots = 1 and vcpus is null and memory_mb is null and disk_gb is null));
create index allocation_slot_idx on allocation using gist (period) where kind = 'slot';
