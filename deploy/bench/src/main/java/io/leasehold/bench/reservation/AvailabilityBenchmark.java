package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Seed;
import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Load;
import io.leasehold.bench.load.LoadResult;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Latencies of the search for the next free time in the full calendar of a year: one easy and one hard search. */
final class AvailabilityBenchmark {
    private static final String PATH = "/v1/availability";
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final int HOSTS = 1_000;
    private static final int ALLOCATIONS = 100_000;
    private static final int OK = 200;

    /** Hosts of the hard search; on most days about 270 hosts are leased at some hour. */
    private static final int MANY = 760;

    private final BenchContext context;

    AvailabilityBenchmark(BenchContext context) {
        this.context = context;
    }

    void measure(Table table) {
        new Seed(context.database()).leasesOverAYear(HOSTS, ALLOCATIONS);
        table.add(context.report(row("search: 1 host for an hour", question(1, Duration.ofHours(1)))));
        table.add(
                context.report(row("search: %d hosts for a day".formatted(MANY), question(MANY, Duration.ofDays(1)))));
    }

    private Row row(String what, String question) {
        Row row = new Row()
                .with(ResultColumn.MEASURED, what)
                .with(ResultColumn.HOSTS, HOSTS)
                .with(ResultColumn.LEASES, ALLOCATIONS)
                .with(ResultColumn.CLIENTS, 1);
        Answer first = context.await(ask(question));
        return first.status() == OK
                ? ResultColumn.timed(row, searched(question).answered())
                : row.with(ResultColumn.BAR, "skipped: %s answers %d".formatted(PATH, first.status()));
    }

    private LoadResult searched(String question) {
        var unused = search(question, WARM_UP);
        return search(question, context.time()).requireNoUnexpected();
    }

    private LoadResult search(String question, Duration time) {
        return Load.run(context.api().vertx(), 1, time, OK, () -> ask(question));
    }

    private Future<Answer> ask(String question) {
        return context.api().post(context.port(), PATH, question);
    }

    private static String question(int hosts, Duration length) {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        return """
                {"from": "%s", "to": "%s", "duration_minutes": %d, "reservations": [
                 {"resource_type": "physical:host", "min": %d, "max": %d, "hypervisor_properties": "", "resource_properties": ""}]}""".formatted(
                        LeaseRequest.DATE.format(from),
                        LeaseRequest.DATE.format(from.plus(365, ChronoUnit.DAYS)),
                        length.toMinutes(),
                        hosts,
                        hosts);
    }
}
