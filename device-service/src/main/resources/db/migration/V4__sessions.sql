-- Sessions by the hash of their id; the id itself is nowhere. Without expiry only in fixtures.
create table session (
    id_hash      text        not null constraint session_pk primary key,
    account_uuid text        not null,
    user_uuid    text        not null,
    roles        text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    fixture      boolean     not null,
    constraint session_expires_unless_fixture check (fixture or expires_at is not null)
);
create index session_expiry_idx on session (expires_at);
create index session_user_idx on session (user_uuid);

-- Accounts that log in with the hash of a password; only fixtures have any so far.
create table account_credential (
    account_name    text    not null constraint account_credential_pk primary key,
    password_sha512 text    not null,
    account_uuid    text    not null,
    user_uuid       text    not null,
    roles           text[]  not null,
    fixture         boolean not null
);
