package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Seed;
import io.leasehold.bench.load.Latencies;
import io.leasehold.bench.load.Load;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;
import java.time.Duration;

/** Latencies of one client for a list of leases, a page of a longer list, and one lease. */
final class ReadBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration BAR = Duration.ofMillis(50);
    private static final int HOSTS = 1_000;
    private static final int PAGE = 1_000;
    private static final int MANY = 10_000;
    private static final int OK = 200;

    private final BenchContext context;
    private final Seed seed;

    ReadBenchmark(BenchContext context) {
        this.context = context;
        this.seed = new Seed(context.database());
    }

    void measure(Table table) {
        seed.leasesOverAYear(HOSTS, PAGE);
        table.add(context.report(list("list of 1,000", "/v1/leases", PAGE)));
        seed.leasesOverAYear(HOSTS, MANY);
        table.add(context.report(list("page of 1,000", "/v1/leases?limit=" + PAGE, MANY)));
        String id = context.database().text("select id from lease limit 1");
        table.add(context.report(row("show", MANY, latencies("/v1/leases/" + id), "")));
    }

    private Row list(String what, String path, int leases) {
        int listed = context.await(context.api().get(context.port(), path))
                .json()
                .getJsonArray("leases")
                .size();
        Latencies latencies = latencies(path);
        String bar = listed == PAGE
                ? ResultColumn.bar("p50 below 50 ms", latencies.percentile(0.5).compareTo(BAR) < 0)
                : "not comparable: %d leases are answered".formatted(listed);
        return row(what, leases, latencies, bar);
    }

    private static Row row(String what, int leases, Latencies latencies, String bar) {
        return ResultColumn.timed(new Row(), latencies)
                .with(ResultColumn.MEASURED, what)
                .with(ResultColumn.HOSTS, HOSTS)
                .with(ResultColumn.LEASES, leases)
                .with(ResultColumn.CLIENTS, 1)
                .with(ResultColumn.BAR, bar);
    }

    private Latencies latencies(String path) {
        var unused = run(path, WARM_UP);
        return run(path, context.time());
    }

    private Latencies run(String path, Duration time) {
        return Load.run(context.api().vertx(), 1, time, OK, () -> context.api().get(context.port(), path))
                .requireNoUnexpected()
                .answered();
    }
}
