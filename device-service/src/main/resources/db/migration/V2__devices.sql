-- Kinds of mediated devices.
create table mdev_spec (
    uuid            text        not null constraint mdev_spec_pk primary key,
    name            text        not null,
    description     text,
    specification   text,
    type            text        not null,
    state           text        not null constraint mdev_spec_state_known check (state in ('Enabled', 'Disabled')),
    vendor          text,
    mdev_type       text        not null,
    max_instance    int,
    framebuffer_mib int,
    create_date     timestamptz not null,
    last_op_date    timestamptz not null
);

-- Physical devices on the PCI bus.
create table pci_device (
    uuid               text        not null constraint pci_device_pk primary key,
    name               text        not null,
    description        text,
    host_uuid          text        not null constraint pci_device_host_fk references host_ref,
    parent_uuid        text,
    vm_instance_uuid   text,
    pci_spec_uuid      text,
    type               text        not null,
    state              text        not null,
    status             text        not null,
    virt_status        text        not null,
    chooser            text        not null,
    vendor_id          text,
    vendor             text,
    device_id          text,
    device             text,
    subvendor_id       text,
    subdevice_id       text,
    pci_device_address text        not null,
    iommu_group        text,
    rev                text,
    create_date        timestamptz not null,
    last_op_date       timestamptz not null
);
create index pci_device_host_idx on pci_device (host_uuid);

create table pci_mdev_spec_ref (
    pci_uuid     text        not null constraint pci_mdev_spec_ref_pci_fk references pci_device on delete cascade,
    spec_uuid    text        not null constraint pci_mdev_spec_ref_spec_fk references mdev_spec,
    effective    boolean     not null,
    create_date  timestamptz not null,
    last_op_date timestamptz not null,
    constraint pci_mdev_spec_ref_pk primary key (pci_uuid, spec_uuid)
);

-- Mediated devices. The constraints are the state machine's: taken means taken by a VM.
create table mdev_device (
    uuid             text        not null constraint mdev_device_pk primary key,
    name             text        not null,
    description      text,
    parent_uuid      text        constraint mdev_device_parent_fk references pci_device,
    mtty_uuid        text,
    host_uuid        text        not null constraint mdev_device_host_fk references host_ref,
    vm_instance_uuid text,
    spec_uuid        text        constraint mdev_device_spec_fk references mdev_spec,
    type             text        not null,
    state            text        not null constraint mdev_device_state_known check (state in ('Enabled', 'Disabled')),
    status           text        not null
        constraint mdev_device_status_known check (status in ('Active', 'Reserved', 'Attached')),
    chooser          text        not null
        constraint mdev_device_chooser_known check (chooser in ('None', 'Device', 'Spec')),
    vendor           text,
    create_date      timestamptz not null,
    last_op_date     timestamptz not null,
    constraint mdev_device_taken_by_vm check ((status = 'Active') = (vm_instance_uuid is null)),
    constraint mdev_device_chosen_for_vm check ((chooser = 'None') = (vm_instance_uuid is null)),
    constraint mdev_device_reserved_enabled check (not (state = 'Disabled' and status = 'Reserved'))
);
create index mdev_device_host_idx on mdev_device (host_uuid, status);
create index mdev_device_parent_idx on mdev_device (parent_uuid);
create index mdev_device_vm_idx on mdev_device (vm_instance_uuid);
create index mdev_device_spec_idx on mdev_device (spec_uuid);

-- Every attachment there ever was; a device has one at most that has not ended.
create table mdev_attachment (
    id           text        not null constraint mdev_attachment_pk primary key,
    device_uuid  text        not null,
    vm_uuid      text        not null,
    account_uuid text        not null,
    lease_id     text,
    lease_ids    text[]      not null,
    chooser      text        not null,
    started_at   timestamptz not null,
    ended_at     timestamptz,
    end_reason   text,
    constraint mdev_attachment_end_has_reason check ((ended_at is null) = (end_reason is null))
);
create unique index mdev_attachment_open_unique on mdev_attachment (device_uuid) where ended_at is null;
create index mdev_attachment_vm_idx on mdev_attachment (vm_uuid) where ended_at is null;

create table tag (
    resource_uuid text not null,
    kind          text not null constraint tag_kind_known check (kind in ('system', 'user')),
    tag           text not null,
    constraint tag_pk primary key (resource_uuid, kind, tag)
);
create index tag_text_idx on tag (tag);
