-- What the features of ADR 0002 publish of their tables. Each view selects from one table without computing anything, so
-- that the planner reads the table with its indexes, and a row lock on the view locks the row of the table.

create view known_host as
select mtms, uuid, manager, state, status, vsn_capable, vsn_enabled, os_capable, proc_units, memory_mb, lmb_mb, disk_gb
from host;

create view known_aggregate as
select id, name, availability_zone, metadata
from aggregate;

create view aggregate_member as
select aggregate_id, mtms
from aggregate_host;

create view known_server as
select id, project_id, name, host, flavor_id, group_id, vcpus, proc_units, memory_mb, disk_gb, task_state, tried, metadata,
    created_at, updated_at, deleted_at
from server;

create view known_vsn as
select vsn, host, server_id, reserved_project_id, state, auto_assign
from vsn;

create view known_reservation as
select id, lease_id, project_id
from reservation;

create view reserved_slot as
select reservation_id, mtms, total
from reservation_slot;

create view known_server_group as
select id, project_id
from server_group;

create view user_keypair as
select user_id, name
from keypair;
