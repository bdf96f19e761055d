-- What a lease's reservation of hosts should have: [{"host": …, "host_uuid": …, "types": […]}]. Once over, it stays so.
create table lease_reservation (
    id         text        not null constraint lease_reservation_pk primary key,
    lease_id   text        not null,
    project_id text        not null,
    started    boolean     not null,
    over       boolean     not null,
    wanted     jsonb       not null,
    told_at    timestamptz not null
);
create index lease_reservation_wanted_idx on lease_reservation using gin (wanted jsonb_path_ops) where not over;

-- What it has. Without a licence the pool was empty, which has been told.
create table lease_license (
    lease_id       text not null,
    reservation_id text not null constraint lease_license_reservation_fk references lease_reservation,
    server_id      uuid not null constraint lease_license_server_fk references server,
    type_id        text not null,
    host           text not null,
    host_uuid      text not null,
    license_id     uuid constraint lease_license_license_unique unique,
    constraint lease_license_pk primary key (lease_id, reservation_id, server_id, type_id)
);
create index lease_license_reservation_idx on lease_license (reservation_id);
create index lease_license_server_idx on lease_license (server_id);
