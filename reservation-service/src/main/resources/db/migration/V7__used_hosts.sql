-- Whether a host is used at all, by any lease but one.
create index allocation_used_idx on allocation (host_id, lease_id);
drop index allocation_host_idx;
