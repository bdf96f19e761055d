package io.leasehold.bench.database;

import io.leasehold.backing.identity.LocalUsers;
import io.leasehold.backing.identity.User;
import java.time.Duration;
import java.time.Instant;

/**
 * Fixture of a benchmark: hosts and leases of one host each, inserted into the tables of reservation-service, thousands
 * in a second. Only this class and {@link ConsistencyChecks} know these tables.
 */
public final class Seed {
    /** Owner of the leases. */
    private static final User OWNER = LocalUsers.get("alice");

    /** Tables in the order in which the engine locks them, since the engine keeps polling for due events. */
    private static final String CLEAR = "truncate event, lease, allocation, host, outbox, inbox cascade";

    private static final String ANALYZE = "analyze host, lease, reservation, host_reservation, event, allocation";
    private static final String HOSTS = """
            insert into host (id, uuid, hypervisor_hostname, hypervisor_type, hypervisor_version, vcpus, memory_mb, local_gb,
              cpu_info, service_name, availability_zone, trust_id, reservable, state, state_since, created_at)
            select n, gen_random_uuid(), 'host-' || n, 'PowerVM', 1, 16, 65536, 1000,
              '{}', 'host-' || n, '', md5(n::text), true, 'REGISTERED', now(), now()
            from generate_series(1, %d) as n
            """;
    /**
     * Leases in turn over all hosts; each host has one lease at a random time within each of the equal parts of the
     * coming year.
     */
    private static final String ALL_OVER_THE_YEAR = """
            select n, 1 + (n - 1) %% %1$d as host, date_trunc('day', now()) + interval '1 day'
              + interval '1 hour' * (part.hours * ((n - 1) / %1$d) + floor(random() * part.hours)) as start
            from generate_series(1, %2$d) as n, (select 365 * 24 / ceil(%2$d / %1$d.0)::integer as hours) as part
            """;

    private static final String AT_ONE_TIME = """
            select n, n as host, timestamptz '%2$s' as start from generate_series(1, %1$d) as n
            """;
    private static final String LEASES = """
            with wanted as materialized (
              select n, host, start, start + interval '%1$d seconds' as stop,
                gen_random_uuid() as lease, gen_random_uuid() as reservation
              from (%2$s) as planned),
            leases as (
              insert into lease (id, name, user_id, project_id, trust_id, start_date, end_date, status, created_at)
              select lease, 'seed-' || n, '%3$s', '%4$s', md5(n::text), start, stop, 'PENDING', now() - interval '1 ms' * n
              from wanted),
            reservations as (
              insert into reservation (id, lease_id, ordinal, resource_id, resource_type, status, created_at)
              select reservation, lease, 0, gen_random_uuid(), 'physical:host', 'pending', now() from wanted),
            particulars as (
              insert into host_reservation
                (reservation_id, min, max, hypervisor_properties, resource_properties, before_end)
              select reservation, 1, 1, '', '', 'default' from wanted),
            events as (
              insert into event (id, lease_id, event_type, time, status, created_at)
              select gen_random_uuid(), lease, event_type, time, 'UNDONE', now()
              from wanted cross join lateral (values
                ('start_lease', start), ('end_lease', stop), ('before_end_lease', stop - interval '1 hour'))
                as trigger (event_type, time))
            insert into allocation (reservation_id, lease_id, host_id, kind, slots, period)
            select reservation, lease, host, 'host', 1, tstzrange(start, stop) from wanted
            """;

    private final Database database;

    public Seed(Database database) {
        this.database = database;
    }

    /** Replaces all data by hosts and, on them, leases of an hour at random times of the coming year. */
    public void leasesOverAYear(int hosts, int leases) {
        start(hosts);
        insert(leases, Duration.ofHours(1), ALL_OVER_THE_YEAR.formatted(hosts, leases));
    }

    /** Replaces all data by leases that all start at one time, each with a host of its own. */
    public void leasesStartingAt(int leases, Instant start) {
        start(leases);
        insert(leases, Duration.ofHours(2), AT_ONE_TIME.formatted(leases, start));
    }

    private void start(int hosts) {
        database.run(CLEAR);
        database.run(HOSTS.formatted(hosts));
    }

    private void insert(int leases, Duration length, String planned) {
        if (leases > 0) {
            database.run(LEASES.formatted(
                    length.toSeconds(), planned, OWNER.id(), OWNER.project().id()));
        }
        database.run(ANALYZE);
    }
}
