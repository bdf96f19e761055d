package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Seed;
import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Load;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long the search for the next free time takes in a full calendar. */
final class SlotSearch {
    private static final String PATH = "/v1/availability";
    private static final int HOSTS = 1_000;
    private static final int ALLOCATIONS = 100_000;
    private static final int OK = 200;

    private final Bed bed;

    SlotSearch(Bed bed) {
        this.bed = bed;
    }

    void measure(Table table) {
        new Seed(bed.database()).yearOf(HOSTS, ALLOCATIONS);
        Answer first = bed.await(search());
        Row row = new Row()
                .with(Column.MEASURED, "slot search")
                .with(Column.HOSTS, HOSTS)
                .with(Column.LEASES, ALLOCATIONS)
                .with(Column.CLIENTS, 1);
        table.add(bed.told(first.status() == OK ? measured(row) : skipped(row, first)));
    }

    private Row measured(Row row) {
        var unused = Load.run(bed.api().vertx(), 1, Duration.ofSeconds(2), OK, this::search);
        return Column.timed(
                row,
                Load.run(bed.api().vertx(), 1, bed.time(), OK, this::search)
                        .undisturbed()
                        .answered());
    }

    private static Row skipped(Row row, Answer answer) {
        return row.with(Column.BAR, "skipped: %s answers %d".formatted(PATH, answer.status()));
    }

    private Future<Answer> search() {
        return bed.api().post(bed.port(), PATH, new LeaseRequest("search", tomorrow()).json());
    }

    private static Instant tomorrow() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }
}
