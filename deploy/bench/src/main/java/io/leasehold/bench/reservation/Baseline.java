package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Database;
import io.leasehold.bench.database.Seed;
import io.leasehold.bench.pgbench.Pgbench;
import io.leasehold.bench.pgbench.Script;
import java.time.Duration;

/** The same creates without the service: its statements, said by pgbench to a copy of its database. */
record Baseline(Pgbench pgbench, Script script, Database copy) {
    private static final double MOST = 0.95;

    /** Creates a second. */
    double rate(CreateCase parameters, Duration time) {
        new Seed(copy).leasesOverAYear(parameters.hosts(), parameters.leases());
        double rate = pgbench.rate(copy, script, parameters.clients(), time);
        requireSameWork();
        return rate;
    }

    /** A baseline that does less than the service proves nothing; a few creates may lose a race for their host. */
    private void requireSameWork() {
        long leases = copy.number("select count(*) from lease");
        long events = copy.number("select count(*) from event");
        long allocations = copy.number("select count(*) from allocation");
        long messages = copy.number("select count(*) from outbox");
        if (events != 3 * leases || allocations < MOST * leases || messages == 0) {
            throw new IllegalStateException("pgbench made %d leases with %d events, %d allocations and %d messages"
                    .formatted(leases, events, allocations, messages));
        }
    }
}
