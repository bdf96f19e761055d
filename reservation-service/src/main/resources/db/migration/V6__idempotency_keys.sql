-- Which create request made which lease; forgotten after some time. The lease may be gone before.
create table idempotency_key (
    project_id text        not null,
    key        text        not null,
    request    text        not null,
    lease_id   uuid        not null,
    created_at timestamptz not null,
    constraint idempotency_key_pk primary key (project_id, key)
);
create index idempotency_key_created_at_idx on idempotency_key (created_at);
