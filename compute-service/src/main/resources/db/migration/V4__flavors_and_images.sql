-- Sizes of servers. Those of instance reservations carry the reservation's id; one-off ones belong to servers and are not listed.
create table flavor (
    id           text        not null constraint flavor_pk primary key,
    name         text        not null constraint flavor_name_unique unique,
    description  text,
    vcpus        int         not null constraint flavor_vcpus_positive check (vcpus > 0),
    memory_mb    int         not null constraint flavor_memory_positive check (memory_mb > 0),
    disk_gb      int         not null constraint flavor_disk_positive check (disk_gb >= 0),
    ephemeral_gb int         not null default 0,
    swap_mb      int         not null default 0,
    rxtx_factor  real        not null default 1,
    is_public    boolean     not null,
    one_off      boolean     not null default false,
    extra_specs  jsonb       not null default '{}',
    created_at   timestamptz not null
);

create table flavor_access (
    flavor_id  text not null constraint flavor_access_flavor_fk references flavor on delete cascade,
    project_id text not null,
    constraint flavor_access_pk primary key (flavor_id, project_id)
);
create index flavor_access_project_idx on flavor_access (project_id);

-- An operator may delete or change these; they do not come back.
insert into flavor (id, name, vcpus, memory_mb, disk_gb, is_public, created_at)
values ('1', 'm1.tiny', 1, 512, 1, true, now()),
       ('2', 'm1.small', 1, 2048, 20, true, now()),
       ('3', 'm1.medium', 2, 4096, 40, true, now()),
       ('4', 'm1.large', 4, 8192, 80, true, now()),
       ('5', 'm1.xlarge', 8, 16384, 160, true, now());

-- What servers are booted from. An image without a project is everybody's; one with a server is a snapshot of it.
create table image (
    id             uuid        not null constraint image_pk primary key,
    name           text        not null,
    project_id     text,
    os_type        text        not null constraint image_os_type_known check (os_type in ('aix', 'ibmi', 'linux')),
    min_memory_mb  int         not null default 0,
    min_disk_gb    int         not null default 0,
    size_bytes     bigint,
    status         text        not null
                   constraint image_status_known check (status in ('queued', 'active', 'killed')),
    server_id      uuid,
    reservation_id text,
    host           text,
    hardware_ref   uuid,
    metadata       jsonb       not null default '{}',
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    constraint image_once_per_reservation unique (server_id, reservation_id)
);
create index image_project_idx on image (project_id);

-- The catalogue of the simulated data centre.
insert into image (id, name, os_type, min_memory_mb, min_disk_gb, size_bytes, status, created_at, updated_at)
select id, name, os_type, 512, 1, size_bytes, 'active', now(), now()
from (values ('c0a80100-0000-4000-8000-00000000a073'::uuid, 'aix-73', 'aix', 4294967296),
             ('c0a80100-0000-4000-8000-00000000b075'::uuid, 'ibmi-75', 'ibmi', 8589934592),
             ('c0a80100-0000-4000-8000-00000000c009'::uuid, 'rhel-9', 'linux', 2147483648))
     as fixture (id, name, os_type, size_bytes)
where ${fixtures};
