-- The pool of licence keys. A key that nobody holds has no licence id; a returned one rests until available_from.
create table license_key (
    position       bigint      generated always as identity constraint license_key_pk primary key,
    type_id        text        not null,
    key            text        not null constraint license_key_unique unique
                               constraint license_key_form check (key ~ '^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$'),
    available_from timestamptz not null,
    license_id     uuid        constraint license_key_license_unique unique,
    tenant         text,
    assigned_from  timestamptz,
    expires_at     timestamptz,
    lease_id       text,
    constraint license_key_held_or_free check (
        (license_id is null) = (tenant is null) and (license_id is null) = (assigned_from is null)
        and (license_id is not null or (expires_at is null and lease_id is null)))
);
create index license_key_free_idx on license_key (type_id, key) where license_id is null;
create index license_key_tenant_idx on license_key (tenant, assigned_from, license_id) where license_id is not null;

-- What is metered: one row for each thing, one sample an hour with the hour's peak.
create table usage (
    id          uuid not null constraint usage_pk primary key,
    tenant      text not null,
    type_id     text not null,
    resource_id text not null
);
create index usage_tenant_idx on usage (tenant);

create table usage_sample (
    usage_id uuid        not null constraint usage_sample_usage_fk references usage,
    hour     timestamptz not null,
    value    bigint      not null constraint usage_sample_value_positive check (value >= 0),
    constraint usage_sample_pk primary key (usage_id, hour)
);
create index usage_sample_hour_idx on usage_sample (hour);

-- The hours that were sampled, whichever replica did it.
create table usage_run (
    hour timestamptz not null constraint usage_run_pk primary key
);
