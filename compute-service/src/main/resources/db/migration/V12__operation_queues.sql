-- Operations get the shape that they have in every service: a queue for each console, one owner for each subject.
drop index operation_due_idx;
alter table operation drop constraint operation_subject_unique;
alter table operation
    add column console    text        not null default '',
    add column job        text        not null default '',
    add column phase      text        not null default '',
    add column note       text,
    add column holds      boolean     not null default false,
    add column headers    text        not null default '{}',
    add column orders     bigint      not null default 1,
    add column ordered_at timestamptz not null default now(),
    add column last_error text,
    add column claim      bigint      not null default 0,
    add column claimed_by uuid;

-- Pending work goes on: that on servers in the queue of their hosts, images as jobs of their servers.
update operation set claimed_until = null;
update operation set console = server.host
from server
where operation.kind = 'server' and server.id::text = operation.subject and server.host is not null;
update operation set job = subject where kind = 'snapshot';
update operation set subject = image.server_id::text, console = image.host
from image
where operation.kind = 'snapshot' and image.id::text = operation.job and image.server_id is not null
  and image.host is not null;

alter table operation add constraint operation_order_unique unique (kind, subject, job);
create index operation_queue_idx on operation (console, due_at);
create index operation_subject_idx on operation (subject);
create index operation_due_idx on operation (due_at) where claimed_by is null;
create index operation_awaits_idx on operation using gin (awaits);
create unique index operation_subject_held_unique on operation (subject) where claimed_by is not null or holds;
