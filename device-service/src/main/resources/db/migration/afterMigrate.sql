-- Fails where fixtures are forbidden, as their session id and passwords are published in the documentation.
do $$
begin
    if '${fixtures}' = 'false'
        and (exists (select from session where fixture) or exists (select from account_credential where fixture)) then
        raise exception 'This database has sessions or passwords of the fixture, which leasehold.sim.fixtures=false forbids';
    end if;
end
$$;
