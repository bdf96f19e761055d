package io.leasehold.bench.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Queries on the tables of reservation-service whose results must all be zero. They are independent of the service's
 * own logic: the size of a slot is read from the reservation's request, not from the allocation.
 */
public final class ConsistencyChecks {
    /** Checks of bookings, valid at every instant. */
    private static final Map<String, String> BOOKINGS = new LinkedHashMap<>();
    /** Checks that are valid once all processing has finished. */
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        BOOKINGS.put("overlaps of whole hosts", """
                select count(*) from allocation one join allocation other
                  on one.host_id = other.host_id and one.reservation_id < other.reservation_id and one.period && other.period
                where 'host' in (one.kind, other.kind)
                """);
        // usage rises only where an allocation begins, so these instants suffice
        BOOKINGS.put("instants at which a host is promised beyond what it has", """
                with slot as materialized (
                  select a.host_id, a.period, i.vcpus::bigint * a.slots as vcpus, i.memory_mb::bigint * a.slots as memory_mb,
                    i.disk_gb::bigint * a.slots as disk_gb
                  from allocation a join instance_reservation i on i.reservation_id = a.reservation_id)
                select count(*)
                from slot beginning join host h on h.id = beginning.host_id
                cross join lateral (
                  select sum(s.vcpus) as vcpus, sum(s.memory_mb) as memory_mb, sum(s.disk_gb) as disk_gb
                  from slot s where s.host_id = h.id and s.period @> lower(beginning.period)) used
                where used.vcpus > h.vcpus or used.memory_mb > h.memory_mb or used.disk_gb > h.local_gb
                """);
        QUESTIONS.put("reservations that hold other than they ask for", """
                select count(*)
                from reservation r join lease l on l.id = r.lease_id
                left join host_reservation w on w.reservation_id = r.id
                left join instance_reservation i on i.reservation_id = r.id
                cross join lateral (
                  select count(*) as hosts, coalesce(sum(a.slots), 0) as slots
                  from allocation a where a.reservation_id = r.id) held
                where l.status in ('PENDING', 'ACTIVE') and not r.missing_resources
                  and (held.hosts not between w.min and w.max or held.slots <> i.amount)
                """);
        QUESTIONS.put("allocations for another time than their lease's", """
                select count(*) from allocation a join lease l on l.id = a.lease_id
                where a.period is distinct from tstzrange(l.start_date, l.end_date)
                """);
        QUESTIONS.put("allocations of leases that have ended", """
                select count(*) from allocation a join lease l on l.id = a.lease_id where l.status = 'TERMINATED'
                """);
        QUESTIONS.put("leases that failed", "select count(*) from lease where status = 'ERROR'");
        QUESTIONS.put("leases between two statuses", """
                select count(*) from lease where status not in ('PENDING', 'ACTIVE', 'TERMINATED', 'ERROR')
                """);
        QUESTIONS.put("triggers that are overdue or in progress", """
                select count(*) from event e join lease l on l.id = e.lease_id
                where e.status = 'IN_PROGRESS'
                  or e.status = 'UNDONE' and e.time < now() - interval '2 seconds' and l.status in ('PENDING', 'ACTIVE')
                """);
        QUESTIONS.put("events that are not sent", "select count(*) from outbox");
    }

    private final Database database;

    public ConsistencyChecks(Database database) {
        this.database = database;
    }

    /** Returns the results of all checks; call after all processing has finished. */
    public Map<String, Long> findings() {
        Map<String, Long> findings = new LinkedHashMap<>(bookings());
        findings.putAll(answers(QUESTIONS));
        return findings;
    }

    /** Returns the results of the checks of bookings. */
    public Map<String, Long> bookings() {
        return answers(BOOKINGS);
    }

    private Map<String, Long> answers(Map<String, String> questions) {
        Map<String, Long> answers = new LinkedHashMap<>();
        questions.forEach((question, sql) -> answers.put(question, database.number(sql)));
        return answers;
    }

    /** Returns the number of these leases that do not exist. */
    public long missing(Set<String> leases) {
        return leases.size() - present(leases);
    }

    /** Returns the number of these leases that exist. */
    public long present(Set<String> leases) {
        return database.number(
                "select count(*) from lease where id = any ('{%s}')".formatted(String.join(",", leases)));
    }

    /** Returns true when all results are zero. */
    public static boolean isConsistent(Map<String, Long> findings) {
        return findings.values().stream().allMatch(number -> number == 0);
    }
}
