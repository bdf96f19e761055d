package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Database;
import io.leasehold.bench.database.Seed;
import io.leasehold.bench.pgbench.Pgbench;
import io.leasehold.bench.pgbench.Script;
import java.time.Duration;

/** Create benchmark without the service: its statements, run by pgbench on a copy of its database. */
record Baseline(Pgbench pgbench, Script script, Database copy) {
    private static final double MOST = 0.95;

    /** Returns the creates per second. */
    double rate(CreateCase parameters, Duration time) {
        new Seed(copy).leasesOverAYear(parameters.hosts(), parameters.leases());
        double rate = pgbench.rate(copy, script, parameters.clients(), time);
        requireSameWork();
        return rate;
    }

    /**
     * Fails when pgbench left fewer rows than the service would, since the baseline must do the same work; a few
     * creates may lose a race for their host.
     */
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
