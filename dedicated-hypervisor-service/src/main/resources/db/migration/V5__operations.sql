-- The table of operations as the engine of all services has it. What is pending is carried over; what was claimed is
-- claimed anew.
alter table operation drop constraint operation_subject_unique;
drop index operation_due_idx;
alter table operation
    add column console    text        not null default '',
    add column job        text        not null default '',
    add column phase      text        not null default '',
    add column note       text,
    add column holds      boolean     not null default false,
    add column awaits     text[]      not null default '{}',
    add column headers    text        not null default '{}',
    add column orders     bigint      not null default 1,
    add column ordered_at timestamptz not null default now(),
    add column last_error text,
    add column claim      bigint      not null default 0,
    add column claimed_by uuid,
    add constraint operation_order_unique unique (kind, subject, job);
create index operation_queue_idx on operation (console, due_at);
create index operation_subject_idx on operation (subject);
create index operation_due_idx on operation (due_at) where claimed_by is null;
create index operation_awaits_idx on operation using gin (awaits);
-- A subject is held by one operation at most: the one that is claimed, or the one that holds it between its tries.
create unique index operation_subject_held_unique on operation (subject) where claimed_by is not null or holds;

update operation set claimed_until = null;
-- Work on a machine talks to the console of the machine's zone, or to the console of all zones before one is known.
update operation
set console = coalesce((select machine ->> 'zone' from server where id = operation.subject::uuid), 'any-zone')
where kind in ('server.undo', 'server.build', 'server.rename', 'server.release');
