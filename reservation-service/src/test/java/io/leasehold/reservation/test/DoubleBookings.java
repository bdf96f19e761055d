package io.leasehold.reservation.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;

/** Search for double bookings in the tables, independent of the service's own SQL. */
@Singleton
public class DoubleBookings {
    private static final String SHARED_WHOLE_HOSTS = """
            select count(*) from allocation whole join allocation other
              on whole.host_id = other.host_id and whole.reservation_id <> other.reservation_id
                and whole.period && other.period
            where whole.kind = 'host'
            """;
    /** The use rises only at the starts of allocations, so these instants suffice. */
    private static final String OVERFULL_HOSTS = """
            select count(*)
            from allocation beginning join host h on h.id = beginning.host_id
            cross join lateral (
              select sum(a.slots * (a.resources ->> 'VCPU')::integer) as vcpus,
                sum(a.slots * (a.resources ->> 'MEMORY_MB')::integer) as memory_mb,
                sum(a.slots * (a.resources ->> 'DISK_GB')::integer) as disk_gb
              from allocation a
              where a.host_id = h.id and a.kind = 'slot' and a.period @> lower(beginning.period)) used
            where used.vcpus > h.vcpus or used.memory_mb > h.memory_mb or used.disk_gb > h.local_gb
            """;

    private final Database database;

    DoubleBookings(Database database) {
        this.database = database;
    }

    /** Fails when a whole host is shared, or when slots exceed a host at any instant. */
    public void assertSound() {
        assertThat(database.number(SHARED_WHOLE_HOSTS)).as("shared whole hosts").isZero();
        assertThat(database.number(OVERFULL_HOSTS)).as("overfull hosts").isZero();
    }
}
