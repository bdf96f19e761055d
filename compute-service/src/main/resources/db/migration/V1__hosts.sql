-- One Power server each; made and changed by the inventory alone, never deleted.
create table host (
    mtms           text        not null constraint host_pk primary key,
    hypervisor_id  int         not null constraint host_hypervisor_id_unique unique,
    uuid           uuid        not null constraint host_uuid_unique unique,
    manager        text        not null constraint host_manager_known check (manager in ('novalink', 'hmc')),
    host_ip        text        not null,
    state          text        not null constraint host_state_known check (state in ('up', 'down')),
    status         text        not null constraint host_status_known check (status in ('enabled', 'disabled')),
    vsn_capable    boolean     not null,
    vsn_enabled    boolean     not null,
    os_capable     text[]      not null,
    proc_units     numeric     not null constraint host_proc_units_positive check (proc_units >= 0),
    memory_mb      int         not null constraint host_memory_positive check (memory_mb >= 0),
    lmb_mb         int         not null constraint host_lmb_positive check (lmb_mb > 0),
    disk_gb        int         not null constraint host_disk_positive check (disk_gb >= 0),
    version        bigint      not null,
    updated_at     timestamptz not null
);
