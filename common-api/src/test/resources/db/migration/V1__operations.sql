-- Work to do; one row for each order, deleted when the work is done. The same in every service that has operations.
create table operation (
    id            bigint      generated always as identity constraint operation_pk primary key,
    kind          text        not null,
    subject       text        not null,
    console       text        not null default '',
    job           text        not null default '',
    phase         text        not null default '',
    note          text,
    holds         boolean     not null default false,
    awaits        text[]      not null default '{}',
    headers       text        not null default '{}',
    orders        bigint      not null default 1,
    ordered_at    timestamptz not null default now(),
    due_at        timestamptz not null,
    attempt       int         not null default 0,
    last_error    text,
    claim         bigint      not null default 0,
    claimed_by    uuid,
    claimed_until timestamptz,
    constraint operation_order_unique unique (kind, subject, job)
);
create index operation_queue_idx on operation (console, due_at);
create index operation_subject_idx on operation (subject);
create index operation_due_idx on operation (due_at) where claimed_by is null;
create index operation_awaits_idx on operation using gin (awaits);
-- A subject is held by one operation at most: the one that is claimed, or the one that holds it between its tries.
create unique index operation_subject_held_unique on operation (subject) where claimed_by is not null or holds;
