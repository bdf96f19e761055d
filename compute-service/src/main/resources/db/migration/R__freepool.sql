-- The pool of the hosts that may be leased and are not; empty until somebody puts hosts there.
insert into aggregate (uuid, name, created_at)
values (gen_random_uuid(), '${freepool}', now())
on conflict (name) do nothing;
