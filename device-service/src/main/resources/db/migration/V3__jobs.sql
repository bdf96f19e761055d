-- Changes as the API knows them. Finished ones are kept for a while, so that they can be polled.
create table api_job (
    uuid         text        not null constraint api_job_pk primary key,
    account_uuid text        not null,
    admin        boolean     not null,
    member       boolean     not null,
    api          text        not null,
    fingerprint  text        not null,
    arguments    jsonb       not null,
    shows        text        not null,
    status       text        not null constraint api_job_status_known check (status in ('running', 'done', 'failed')),
    answer       text,
    deadline     timestamptz not null,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    constraint api_job_answer_when_finished check ((status = 'running') = (answer is null))
);
create index api_job_deadline_idx on api_job (deadline) where status = 'running';
create index api_job_finished_idx on api_job (finished_at) where status <> 'running';

-- Work on the way: one row for each subject of a kind, deleted when it is done. A device has one worker at most.
create table operation (
    id            bigint      generated always as identity constraint operation_pk primary key,
    kind          text        not null,
    subject       text        not null,
    device_uuid   text,
    phase         text        not null default 'ACCEPTED',
    note          text,
    attempt       int         not null default 0,
    due_at        timestamptz not null,
    claimed_by    uuid,
    claimed_until timestamptz,
    constraint operation_subject_unique unique (kind, subject),
    constraint operation_device_unique unique (device_uuid)
);
create index operation_due_idx on operation (due_at);
