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
