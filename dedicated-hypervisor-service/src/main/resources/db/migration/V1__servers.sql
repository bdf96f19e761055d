-- Work to do: one row for each subject of a kind, deleted when it is done.
create table operation (
    id            bigint      generated always as identity constraint operation_pk primary key,
    kind          text        not null,
    subject       text        not null,
    due_at        timestamptz not null,
    attempt       int         not null default 0,
    claimed_until timestamptz,
    constraint operation_subject_unique unique (kind, subject)
);
create index operation_due_idx on operation (due_at);

-- Hypervisors on machines of their own. A row that is not accepted is an intent, invisible and short-lived;
-- a deleted one stays, because events and usages name it.
create table server (
    id                 uuid        not null constraint server_pk primary key,
    tenant             text        not null,
    user_id            text        not null,
    name               text        not null,
    description        text,
    hypervisor_type    text        not null constraint server_type_known
                                   check (hypervisor_type in ('vsphere_esxi', 'hyper_v')),
    image_id           uuid        not null,
    image_name         text        not null,
    baremetal_image_id uuid        not null,
    flavor_id          uuid        not null,
    license_cores      int         not null constraint server_license_cores_positive check (license_cores >= 0),
    metadata           jsonb       not null,
    managed_host       text,
    accepted           boolean     not null default false,
    status             text        not null constraint server_status_known check (status in ('BUILD', 'ACTIVE', 'ERROR')),
    task               text        not null constraint server_task_known check (task in ('NONE', 'BUILDING', 'DELETING')),
    power              text        not null constraint server_power_known
                                   check (power in ('RUNNING', 'SHUTDOWN', 'CRASHED')),
    progress           int         not null constraint server_progress_percent check (progress between 0 and 100),
    machine            jsonb,
    chassis            jsonb,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    built_at           timestamptz,
    deleted_at         timestamptz
);
create unique index server_managed_host_unique on server (managed_host)
    where managed_host is not null and accepted and deleted_at is null;
create index server_tenant_idx on server (tenant, created_at desc, id desc) where accepted and deleted_at is null;
