-- A host handed over by an administrator. Its id is compute's hypervisor id.
create table host (
    id                  bigint      not null constraint host_pk primary key,
    uuid                uuid        not null,
    hypervisor_hostname text        not null constraint host_hypervisor_hostname_uk unique,
    hypervisor_type     text        not null,
    hypervisor_version  integer     not null,
    vcpus               integer     not null,
    memory_mb           integer     not null,
    local_gb            integer     not null,
    cpu_info            text        not null,
    service_name        text        not null,
    availability_zone   text        not null,
    trust_id            text        not null,
    capabilities        jsonb       not null default '{}',
    reservable          boolean     not null,
    -- REGISTERING and LEAVING are intents: not leased, and undone by the sweep when they grow old
    state               text        not null constraint host_state_ck check (state in ('REGISTERING', 'REGISTERED', 'LEAVING')),
    state_since         timestamptz not null,
    -- the last compute.host.v1 version that was applied
    compute_version     bigint      not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz
);
create index host_intent_idx on host (state_since) where state <> 'REGISTERED';

create table lease (
    id         uuid        not null constraint lease_pk primary key,
    name       text        not null,
    user_id    text        not null,
    project_id text        not null,
    trust_id   text        not null,
    start_date timestamptz not null,
    end_date   timestamptz not null,
    status     text        not null constraint lease_status_ck check (status in
        ('CREATING', 'PENDING', 'STARTING', 'ACTIVE', 'UPDATING', 'TERMINATING', 'TERMINATED', 'DELETING', 'ERROR')),
    degraded   boolean     not null default false,
    created_at timestamptz not null,
    updated_at timestamptz,
    constraint lease_window_ck check (end_date >= start_date)
);
create index lease_project_idx on lease (project_id, created_at, id);
create index lease_created_at_idx on lease (created_at, id);

create table reservation (
    id                    uuid        not null constraint reservation_pk primary key,
    lease_id              uuid        not null constraint reservation_lease_fk references lease on delete cascade,
    ordinal               integer     not null,
    resource_id           uuid        not null,
    resource_type         text        not null,
    status                text        not null constraint reservation_status_ck check (status in ('pending', 'active', 'deleted', 'error')),
    missing_resources     boolean     not null default false,
    resources_changed     boolean     not null default false,
    min                   integer     not null,
    max                   integer     not null,
    hypervisor_properties text        not null,
    resource_properties   text        not null,
    before_end            text        not null,
    created_at            timestamptz not null,
    updated_at            timestamptz,
    constraint reservation_ordinal_uk unique (lease_id, ordinal)
);

-- The timed triggers of a lease.
create table event (
    id            uuid        not null constraint event_pk primary key,
    lease_id      uuid        not null constraint event_lease_fk references lease on delete cascade,
    event_type    text        not null,
    time          timestamptz not null,
    status        text        not null constraint event_status_ck check (status in ('UNDONE', 'IN_PROGRESS', 'DONE', 'ERROR')),
    claim         uuid,
    claimed_until timestamptz,
    created_at    timestamptz not null,
    updated_at    timestamptz,
    constraint event_type_uk unique (lease_id, event_type),
    constraint event_claim_ck check ((status = 'IN_PROGRESS') = (claim is not null and claimed_until is not null))
);
create index event_undone_idx on event (time) where status = 'UNDONE';
create index event_in_progress_idx on event (claimed_until) where status = 'IN_PROGRESS';

-- Which host serves which reservation, and for how long: [start, end + cleaning time).
create table allocation (
    reservation_id uuid      not null constraint allocation_reservation_fk references reservation on delete cascade,
    lease_id       uuid      not null,
    host_id        bigint    not null constraint allocation_host_fk references host,
    kind           text      not null constraint allocation_kind_ck check (kind in ('host', 'slot')),
    slots          integer   not null constraint allocation_slots_ck check (slots > 0),
    period         tstzrange not null,
    constraint allocation_pk primary key (reservation_id, host_id),
    -- never two whole-host uses of one host at a time ...
    constraint allocation_whole_host_ex exclude using gist (host_id with =, period with &&) where (kind = 'host'),
    -- ... nor a whole-host use beside slots
    constraint allocation_kinds_ex exclude using gist (host_id with =, period with &&, kind with <>)
);
create index allocation_lease_idx on allocation (lease_id);
create index allocation_host_idx on allocation (host_id);
