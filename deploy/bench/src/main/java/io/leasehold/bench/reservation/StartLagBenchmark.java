package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Seed;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** Delay of the starts of leases that are all due at one time, up to the time at which each start is recorded. */
final class StartLagBenchmark {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LAG_LIMIT = Duration.ofMillis(100);
    private static final Duration DONE = Duration.ofSeconds(10);
    private static final int FEW = 200;
    private static final int MANY = 10_000;
    private static final String LAG = """
            select extract(epoch from percentile_disc(%s) within group (order by updated_at - time)) * 1000
            from event where event_type = 'start_lease'
            """;

    private record Lag(Duration p50, Duration p99, Duration max) {}

    private final BenchContext context;

    StartLagBenchmark(BenchContext context) {
        this.context = context;
    }

    void measure(Table table) {
        var unused = lag(FEW, Duration.ofSeconds(6));
        table.add(context.report(
                row(FEW, Duration.ofSeconds(6), "p99 at most 100 ms", lag -> lag.p99.compareTo(LAG_LIMIT) <= 0)));
        table.add(context.report(
                row(MANY, Duration.ofSeconds(20), "all within 10 s", lag -> lag.max.compareTo(DONE) <= 0)));
    }

    private Row row(int leases, Duration ahead, String bar, Predicate<Lag> met) {
        Lag lag = lag(leases, ahead);
        return new Row()
                .with(ResultColumn.MEASURED, "start lag")
                .with(ResultColumn.HOSTS, leases)
                .with(ResultColumn.LEASES, leases)
                .with(ResultColumn.P50, lag.p50.toMillis())
                .with(ResultColumn.P99, lag.p99.toMillis())
                .with(ResultColumn.MAX, lag.max.toMillis())
                .with(ResultColumn.BAR, ResultColumn.bar(bar, met.test(lag)));
    }

    private Lag lag(int leases, Duration ahead) {
        Instant due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(ahead);
        new Seed(context.database()).leasesStartingAt(leases, due);
        if (Instant.now().isAfter(due.minusSeconds(2))) {
            throw new IllegalStateException("The fixture took too long to be there before it is due.");
        }
        awaitActive();
        return new Lag(lag("0.5"), lag("0.99"), lag("1"));
    }

    private Duration lag(String share) {
        return Duration.ofNanos((long) (Double.parseDouble(context.database().text(LAG.formatted(share))) * 1e6));
    }

    private void awaitActive() {
        Instant limit = Instant.now().plus(LIMIT);
        while (context.database().number("select count(*) from lease where status <> 'ACTIVE'") > 0) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("The leases do not become ACTIVE.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
