create table server_group (
    id                  uuid        not null constraint server_group_pk primary key,
    name                text        not null,
    project_id          text        not null,
    user_id             text        not null,
    policy              text        not null constraint server_group_policy_known
                        check (policy in ('affinity', 'anti-affinity', 'soft-affinity', 'soft-anti-affinity')),
    max_server_per_host int,
    created_at          timestamptz not null
);
create index server_group_project_idx on server_group (project_id);

create table keypair (
    user_id     text        not null,
    name        text        not null,
    type        text        not null,
    public_key  text        not null,
    fingerprint text        not null,
    created_at  timestamptz not null,
    constraint keypair_pk primary key (user_id, name)
);

-- What a project may have; where a number is missing the configured one counts. -1 is no limit.
create table quota (
    project_id text not null constraint quota_pk primary key,
    instances  int,
    cores      int,
    ram_mb     int
);

-- One partition each. task_state says what is still to be done to it; null is nothing.
create table server (
    id              uuid        not null constraint server_pk primary key,
    project_id      text        not null,
    user_id         text        not null,
    name            text        not null,
    description     text,
    request_id      text        not null,
    launch_index    int         not null,
    image_id        uuid,
    os_type         text        not null constraint server_os_type_known check (os_type in ('aix', 'ibmi', 'linux')),
    flavor_id       text        not null,
    spec            jsonb       not null,
    vcpus           int         not null,
    proc_units      numeric     not null,
    memory_mb       int         not null,
    disk_gb         int         not null,
    group_id        uuid        constraint server_group_fk references server_group on delete set null,
    reservation_id  text,
    lease_id        text,
    host            text        constraint server_host_fk references host,
    tried           text[]      not null default '{}',
    vm_state        text        not null constraint server_vm_state_known
                    check (vm_state in ('building', 'active', 'stopped', 'error', 'deleted')),
    task_state      text,
    power_state     int         not null,
    progress        int         not null,
    fault           jsonb,
    nics            jsonb       not null default '[]',
    tags            text[]      not null default '{}',
    metadata        jsonb       not null default '{}',
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    launched_at     timestamptz,
    terminated_at   timestamptz,
    deleted_at      timestamptz,
    version         bigint      not null,
    constraint server_uuid_is_a_partition_s check (substr(id::text, 1, 1) in ('0', '1', '2', '3', '4', '5', '6', '7'))
);
create index server_project_idx on server (project_id, created_at desc, id desc) where deleted_at is null;
create index server_created_idx on server (created_at desc, id desc) where deleted_at is null;
create index server_host_idx on server (host) where deleted_at is null;
create index server_flavor_idx on server (flavor_id);
create index server_reservation_idx on server (reservation_id) where reservation_id is not null;
create index server_updated_idx on server (updated_at);
create index server_group_idx on server (group_id) where group_id is not null;

-- Mediated devices on servers, as device-service tells of them.
create table server_device (
    attachment_id text        not null constraint server_device_pk primary key,
    server_id     uuid        not null constraint server_device_server_fk references server on delete cascade,
    device_id     text        not null,
    type          text,
    spec_id       text,
    attached_at   timestamptz not null
);
create index server_device_server_idx on server_device (server_id);
