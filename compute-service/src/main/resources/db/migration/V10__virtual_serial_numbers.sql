-- Every virtual serial number that a host ever reported. reserved_project_id is a mark, apart from where the number is:
-- while it is on no server, it is kept for that project.
create table vsn (
    vsn                 text        not null constraint vsn_pk primary key
                                    constraint vsn_form check (vsn ~ '^[A-Z0-9]{7}$'),
    host                text        not null constraint vsn_host_fk references host,
    state               text        not null constraint vsn_state_known
                                    check (state in ('free', 'reserved', 'claimed', 'assigned', 'releasing', 'moving',
                                                     'missing', 'foreign')),
    server_id           uuid        constraint vsn_server_fk references server
                                    constraint vsn_server_while_bound
                                    check ((server_id is not null) = (state in ('claimed', 'assigned', 'releasing'))),
    reserved_project_id text,
    description         text        not null default '',
    reserved_at         timestamptz,
    auto_assign         boolean     not null,
    partition_id        int,
    missed              int         not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    version             bigint      not null default 1,
    constraint vsn_reserved_for_somebody check (state <> 'reserved' or reserved_project_id is not null),
    constraint vsn_free_for_nobody check (state not in ('free', 'foreign') or reserved_project_id is null),
    constraint vsn_reservation_whole check ((reserved_project_id is null) = (reserved_at is null))
);
create unique index vsn_server_unique on vsn (server_id) where server_id is not null;
create index vsn_host_idx on vsn (host);
create index vsn_auto_idx on vsn (host, vsn) where state = 'free' and auto_assign;
create index vsn_reserved_idx on vsn (reserved_project_id, vsn) where reserved_project_id is not null;
