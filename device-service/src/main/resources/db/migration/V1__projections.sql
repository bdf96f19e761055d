-- Machines, as the adapter and compute see them; a side that has not spoken yet does not count.
create table host_ref (
    uuid              text    not null constraint host_ref_pk primary key,
    external_name     text    not null constraint host_ref_external_name_unique unique,
    cluster_uuid      text,
    adapter_enabled   boolean not null default true,
    adapter_connected boolean not null default true,
    compute_enabled   boolean not null default true,
    compute_up        boolean not null default true,
    compute_version   bigint  not null default 0,
    state             text    not null generated always as
        (case when adapter_enabled and compute_enabled then 'Enabled' else 'Disabled' end) stored,
    status            text    not null generated always as
        (case when adapter_connected and compute_up then 'Connected' else 'Disconnected' end) stored
);

-- Virtual machines. Version 0: known from the hypervisors alone; else compute's version, which wins.
create table vm_ref (
    uuid             text   not null constraint vm_ref_pk primary key,
    name             text   not null,
    account_uuid     text   not null,
    state            text   not null,
    host_uuid        text,
    cluster_uuid     text,
    pinned_host_uuid text,
    reservation_id   text,
    lease_id         text,
    version          bigint not null default 0
);
create index vm_ref_lease_idx on vm_ref (lease_id) where lease_id is not null;
create index vm_ref_account_idx on vm_ref (account_uuid);

-- Leases that anything here may belong to; one that has ended stays ended.
create table lease_ref (
    id         text not null constraint lease_ref_pk primary key,
    account_uuid text,
    ended_at   timestamptz
);
