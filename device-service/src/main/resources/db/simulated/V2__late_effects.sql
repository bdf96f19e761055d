-- Two virtual machines may be seen with one device, which must never be.
alter table hostdev drop constraint hostdev_pk, add constraint hostdev_pk primary key (mdev_uuid, domain_uuid);

-- The delay of a fault comes before the effect, or after; the effect may reach the definition only.
alter table fault
    add column before_effect   boolean not null default false,
    add column definition_only boolean not null default false;
