package io.leasehold.bench.reservation;

import io.leasehold.bench.load.Latencies;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;

/** Columns of the result table of reservation-service. */
final class ResultColumn {
    static final String MEASURED = "measured";
    static final String HOSTS = "hosts";
    static final String LEASES = "leases";
    static final String CLIENTS = "clients";
    static final String RATE = "per second";
    static final String P50 = "p50 ms";
    static final String P99 = "p99 ms";
    static final String MAX = "max ms";
    static final String STATEMENTS = "statements";
    static final String WAL = "WAL kB";
    static final String BASELINE = "pgbench per second";
    static final String RATIO = "ratio";
    static final String BAR = "bar";

    private ResultColumn() {}

    static Table table() {
        return new Table(MEASURED, HOSTS, LEASES, CLIENTS, RATE, P50, P99, MAX, STATEMENTS, WAL, BASELINE, RATIO, BAR);
    }

    /** Returns the row with its latencies. */
    static Row timed(Row row, Latencies latencies) {
        return row.with(P50, Latencies.millis(latencies.percentile(0.5)))
                .with(P99, Latencies.millis(latencies.percentile(0.99)))
                .with(MAX, Latencies.millis(latencies.max()));
    }

    /** Returns the bar with a prefix that tells if it was met. */
    static String bar(String bar, boolean met) {
        return (met ? "met: " : "MISSED: ") + bar;
    }
}
