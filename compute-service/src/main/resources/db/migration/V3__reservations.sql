-- Work to do: one row for each subject of a kind, deleted when it is done.
create table operation (
    id            bigint      generated always as identity constraint operation_pk primary key,
    kind          text        not null,
    subject       text        not null,
    due_at        timestamptz not null,
    attempt       int         not null default 0,
    awaits        text[]      not null default '{}',
    claimed_until timestamptz,
    constraint operation_subject_unique unique (kind, subject)
);
create index operation_due_idx on operation (due_at);

-- What a lease's reservation of hosts should have, and how far compute is.
create table reservation (
    id            text        not null constraint reservation_pk primary key,
    lease_id      text        not null,
    project_id    text        not null,
    phase         text        not null constraint reservation_phase_known
                              check (phase in ('none', 'prepared', 'active', 'ending', 'ended')),
    started       boolean     not null,
    wanted        text[]      not null,
    told_at       timestamptz not null,
    waiting_since timestamptz,
    failure       text
);
