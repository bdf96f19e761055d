-- What the features of ADR 0002 publish of their tables. The views compute nothing, so that the planner reads the tables with
-- their indexes, and a row lock on a view locks the row of its table.

create view recorded_host as
select mtms, uuid, manager, state, status, vsn_capable, vsn_enabled, os_capable, proc_units, memory_mb, lmb_mb, disk_gb
from host;

-- servers that are not deleted, with what they take of their hosts
create view existing_server as
select id, project_id, name, host, flavor_id, group_id, vcpus, proc_units, memory_mb, disk_gb, task_state, metadata, created_at
from server
where deleted_at is null;

create view server_owner as
select id, project_id, task_state
from server;

-- hosts that could not start a server, with the time of the last change of the server
create view failed_host as
select unnest(tried) as host, updated_at
from server
where tried <> '{}';

-- every host of every aggregate; an aggregate without hosts has one row without a host
create view aggregate_member as
select aggregate.name, aggregate.availability_zone, aggregate.metadata, aggregate_host.mtms
from aggregate left join aggregate_host on aggregate_host.aggregate_id = aggregate.id;

create view vsn_use as
select vsn, host, state, auto_assign, server_id, reserved_project_id
from vsn;

create view leased_reservation as
select id, lease_id, project_id
from reservation;

create view reserved_slot as
select reservation_id, mtms, total
from reservation_slot;

create view project_server_group as
select id, project_id
from server_group;

create view keypair_name as
select user_id, name
from keypair;
