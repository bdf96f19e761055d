-- Named sets of hosts. Ids from 1,000,000 up belong to reservation-service.
create table aggregate (
    id                int         generated always as identity constraint aggregate_pk primary key
                                  constraint aggregate_id_below_reservations check (id < 1000000),
    uuid              uuid        not null constraint aggregate_uuid_unique unique,
    name              text        not null constraint aggregate_name_unique unique,
    availability_zone text,
    metadata          jsonb       not null default '{}',
    created_at        timestamptz not null,
    updated_at        timestamptz
);

create table aggregate_host (
    aggregate_id int  not null constraint aggregate_host_aggregate_fk references aggregate on delete cascade,
    mtms         text not null constraint aggregate_host_host_fk references host,
    constraint aggregate_host_pk primary key (aggregate_id, mtms)
);
create index aggregate_host_mtms_idx on aggregate_host (mtms);
