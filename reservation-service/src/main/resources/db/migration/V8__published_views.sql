-- What the features of ADR 0002 publish of their tables. Each view selects from one table without computing anything, so
-- that the planner reads the table with its indexes, and a row lock on the view locks the row of the table.

-- hosts that may be chosen for leases while they are reservable
create view registered_host as
select id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb, cpu_info, service_name,
    availability_zone, capabilities, reservable, inventory, traits
from host
where state = 'REGISTERED';

-- hosts that the API shows: registered ones, and those whose removal has begun
create view visible_host as
select id, uuid, hypervisor_hostname, vcpus, memory_mb, local_gb, capabilities, reservable, inventory
from host
where state <> 'REGISTERING';

create view registered_floatingip as
select id, floating_network_id, subnet_id, floating_ip_address
from floatingip;

create view host_use as
select reservation_id, lease_id, host_id, kind, slots, resources, period
from allocation;

create view floatingip_use as
select reservation_id, lease_id, floatingip_id, period
from floatingip_allocation;

create view lease_dates as
select id, start_date, end_date, status
from lease;

-- the expressions that the hosts of a lease have to match
create view host_condition as
select a.host_id, l.end_date, condition.expression
from allocation a
    join lease l on l.id = a.lease_id
    left join host_reservation h on h.reservation_id = a.reservation_id
    left join instance_reservation i on i.reservation_id = a.reservation_id
    cross join lateral (values (h.hypervisor_properties), (h.resource_properties), (i.resource_properties)) as condition (expression)
where condition.expression <> '';
