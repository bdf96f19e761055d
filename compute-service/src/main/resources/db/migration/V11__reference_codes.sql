-- Servers whose reference codes are read say so in their metadata, and show there what was read.
create index server_refcode_wanted_idx on server (host)
    where deleted_at is null and metadata ->> 'powervc:vm_refcode_required' = 'true';

-- What was read last of each, and when to read again.
create table server_refcode (
    server_id   uuid        not null constraint server_refcode_pk primary key
                            constraint server_refcode_server_fk references server on delete cascade,
    code        text,
    led         text,
    queried_at  timestamptz,
    changed_at  timestamptz,
    equal_reads int         not null,
    fast_until  timestamptz,
    failures    int         not null,
    due_at      timestamptz not null,
    constraint server_refcode_read_whole
        check ((code is null) = (queried_at is null) and (led is null) = (queried_at is null)
               and (changed_at is null) = (queried_at is null) and (fast_until is null) = (queried_at is null))
);

create table server_refcode_history (
    id         bigint      generated always as identity constraint server_refcode_history_pk primary key,
    server_id  uuid        not null constraint server_refcode_history_server_fk references server on delete cascade,
    code       text        not null,
    led        text        not null,
    changed_at timestamptz not null
);
create index server_refcode_history_server_idx on server_refcode_history (server_id, id desc);

-- Which process is reading the codes of a host.
create table refcode_host (
    host          text        not null constraint refcode_host_pk primary key
                              constraint refcode_host_host_fk references host,
    claimed_until timestamptz
);
