-- What the features of ADR 0002 publish of their tables. Each view selects from one table without computing anything, so
-- that the planner reads the table with its indexes.

create view known_host as
select uuid, external_name, cluster_uuid, state, status
from host_ref;

create view known_vm as
select uuid, name, account_uuid, state, lease_id
from vm_ref;

create view known_lease as
select id, ended_at
from lease_ref;

create view mediated_device as
select uuid, host_uuid, parent_uuid, spec_uuid
from mdev_device;

create view mediated_device_spec as
select uuid, mdev_type
from mdev_spec;

create view host_pci_device as
select uuid, name, host_uuid, vm_instance_uuid, virt_status, pci_device_address
from pci_device;

create view resource_tag as
select resource_uuid, kind, tag
from tag;

create view fixture_account as
select account_name
from account_credential
where fixture;
