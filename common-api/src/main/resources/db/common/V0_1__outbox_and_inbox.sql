-- Events on their way out: written in the transaction of the change, deleted once the broker has them.
create table outbox (
    position bigint generated always as identity constraint outbox_pk primary key,
    id       uuid        not null,
    topic    text        not null,
    key      text        not null,
    type     text        not null,
    time     timestamptz not null,
    headers  text        not null,
    payload  text        not null
);

-- Ids of events whose effect is committed here: a second delivery finds its id and does nothing.
create table inbox (
    message_id  text        not null constraint inbox_pk primary key,
    received_at timestamptz not null default now()
);
create index inbox_received_at_idx on inbox (received_at);
