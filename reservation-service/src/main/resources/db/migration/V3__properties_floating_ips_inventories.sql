-- The name of an extra capability, and whether only administrators see it. It outlives the hosts that have it.
create table resource_property (
    id            uuid        not null constraint resource_property_pk primary key,
    property_name text        not null constraint resource_property_name_uk unique,
    private       boolean     not null default false,
    created_at    timestamptz not null,
    updated_at    timestamptz
);
insert into resource_property (id, property_name, created_at)
select gen_random_uuid(), name, now()
from (select distinct jsonb_object_keys(capabilities) as name from host) as present;

-- An address that an administrator handed over to be leased.
create table floatingip (
    id                  uuid        not null constraint floatingip_pk primary key,
    floating_network_id text        not null,
    subnet_id           text        not null,
    floating_ip_address text        not null,
    created_at          timestamptz not null,
    updated_at          timestamptz,
    constraint floatingip_address_uk unique (subnet_id, floating_ip_address)
);
create index floatingip_network_idx on floatingip (floating_network_id);

-- What compute offered of the host when it was registered, by resource class, and its traits.
alter table host
    add column inventory jsonb not null default '{}',
    add column traits jsonb not null default '[]';
update host set inventory = (
    select jsonb_object_agg(class, jsonb_build_object(
        'total', amount, 'reserved', 0, 'min_unit', 1, 'max_unit', amount, 'step_size', 1, 'allocation_ratio', 1.0))
    from (values ('VCPU', vcpus), ('MEMORY_MB', memory_mb), ('DISK_GB', local_gb)) as has (class, amount));
