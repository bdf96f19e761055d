-- The orders of lists of leases, and the search by name; lists of one project go by lease_project_idx.
create index lease_name_idx on lease (name, id);
create index lease_start_date_idx on lease (start_date, id);
create index lease_end_date_idx on lease (end_date, id);
