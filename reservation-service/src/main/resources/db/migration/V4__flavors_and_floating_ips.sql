-- A lease that is read, judged and then changed is changed only if nobody else changed it meanwhile.
alter table lease
    add column version bigint not null default 0,
    -- while a worker acts on other systems for it (UPDATING, DELETING): until when that worker has not been given up
    add column busy_until timestamptz;
create index lease_busy_idx on lease (busy_until) where busy_until is not null;

-- What a slot takes of its host, by resource class; a whole host has no size.
alter table allocation
    add column resources jsonb,
    -- of hosts that a reservation has too many of, the latest are kept
    add column since timestamptz not null default now();
update allocation
set resources = jsonb_build_object('VCPU', vcpus, 'MEMORY_MB', memory_mb, 'DISK_GB', disk_gb)
where kind = 'slot';
alter table allocation
    drop constraint allocation_size_ck,
    drop column vcpus,
    drop column memory_mb,
    drop column disk_gb,
    add constraint allocation_resources_ck check (case kind when 'slot' then resources is not null else slots = 1 and resources is null end);

create table flavor_reservation (
    reservation_id uuid    not null constraint flavor_reservation_pk primary key
        constraint flavor_reservation_reservation_fk references reservation on delete cascade,
    amount         integer not null constraint flavor_reservation_amount_ck check (amount > 0),
    -- the flavor as it was when the lease was made
    flavor         jsonb   not null,
    aggregate_id   integer not null constraint flavor_reservation_aggregate_id_uk unique
);

create table floatingip_reservation (
    reservation_id        uuid    not null constraint floatingip_reservation_pk primary key
        constraint floatingip_reservation_reservation_fk references reservation on delete cascade,
    network_id            text    not null,
    amount                integer not null constraint floatingip_reservation_amount_ck check (amount > 0),
    required_floatingips  text[]  not null
);

-- Which floating IP serves which reservation, and for how long: [start, end + cleaning time).
create table floatingip_allocation (
    reservation_id uuid        not null constraint floatingip_allocation_reservation_fk references reservation on delete cascade,
    lease_id       uuid        not null,
    floatingip_id  uuid        not null constraint floatingip_allocation_floatingip_fk references floatingip,
    period         tstzrange   not null,
    since          timestamptz not null default now(),
    constraint floatingip_allocation_pk primary key (reservation_id, floatingip_id),
    constraint floatingip_allocation_ex exclude using gist (floatingip_id with =, period with &&)
);
create index floatingip_allocation_lease_idx on floatingip_allocation (lease_id);

-- A user may define several triggers of one name; the built-in ones stay unique.
alter table event drop constraint event_type_uk;
create unique index event_type_uk on event (lease_id, event_type)
    where event_type in ('start_lease', 'end_lease', 'before_end_lease');
create index event_lease_idx on event (lease_id);
