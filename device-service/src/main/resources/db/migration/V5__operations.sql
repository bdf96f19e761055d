-- The table of operations as the engine of all services has it. What is pending is carried over; what was claimed is
-- claimed anew.
alter table operation drop constraint operation_subject_unique, drop constraint operation_device_unique;
drop index operation_due_idx;
alter table operation
    alter column phase set default '',
    add column console    text        not null default '',
    add column job        text        not null default '',
    add column holds      boolean     not null default false,
    add column awaits     text[]      not null default '{}',
    add column headers    text        not null default '{}',
    add column orders     bigint      not null default 1,
    add column ordered_at timestamptz not null default now(),
    add column last_error text,
    add column claim      bigint      not null default 0;

-- The job is the API's job or the attachment. The subject is the device from when the operation has it, for a release from
-- the beginning. Work on hardware goes through the device's host.
update operation set
    job = subject,
    subject = coalesce(
        device_uuid,
        (select attachment.device_uuid from mdev_attachment attachment
            where operation.kind = 'release' and attachment.id = operation.subject),
        subject),
    holds = device_uuid is not null,
    phase = case phase when 'ACCEPTED' then '' else phase end,
    claimed_by = null,
    claimed_until = null;
update operation set console = coalesce(
    (select host_uuid from mdev_device where uuid = operation.subject),
    (select device.host_uuid from api_job
        join mdev_device device on device.uuid = lower(replace(api_job.arguments ->> 'device', '-', ''))
        where api_job.uuid = operation.job),
    '');

alter table operation drop column device_uuid, add constraint operation_order_unique unique (kind, subject, job);
create index operation_queue_idx on operation (console, due_at);
create index operation_subject_idx on operation (subject);
create index operation_due_idx on operation (due_at) where claimed_by is null;
create index operation_awaits_idx on operation using gin (awaits);
-- A subject is held by one operation at most: the one that is claimed, or the one that holds it between its tries.
create unique index operation_subject_held_unique on operation (subject) where claimed_by is not null or holds;
