package io.leasehold.bench.reservation;

import io.leasehold.bench.database.Database;
import io.leasehold.bench.database.LoggedStatement;
import io.leasehold.bench.database.Seed;
import io.leasehold.bench.database.StatementLog;
import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Load;
import io.leasehold.bench.load.Measured;
import io.leasehold.bench.pgbench.Pgbench;
import io.leasehold.bench.pgbench.Script;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How many leases of one host a second, on how many hosts and beside how many leases; and how often pgbench gets through
 * the same statements in the same circumstances.
 */
final class Creates {
    private static final List<Integer> HOSTS = List.of(100, 1_000);
    private static final List<Integer> LEASES = List.of(0, 1_000, 10_000);
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;
    private static final int CREATED = 201;
    private static final int STATEMENTS_BAR = 6;
    private static final double RATIO_BAR = 0.35;
    private static final int RATE_GOAL = 1_000;
    private static final double KB = 1000;

    private final Bed bed;
    private final Seed seed;
    private final Optional<Pgbench> pgbench;
    private final SplittableRandom random = new SplittableRandom();
    private final Instant base = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);

    Creates(Bed bed, Optional<Pgbench> pgbench) {
        this.bed = bed;
        this.seed = new Seed(bed.database());
        this.pgbench = pgbench;
    }

    void measure(Table table) {
        seed.yearOf(HOSTS.get(0), 0);
        bed.say("warming up");
        var unused = create(32, WARM_UP);
        List<LoggedStatement> statements = captured();
        Database copy = bed.rig().copy("baseline");
        for (int hosts : HOSTS) {
            for (int leases : LEASES) {
                CLIENTS.forEach(clients -> table.add(bed.told(row(hosts, leases, clients, statements, copy))));
            }
        }
    }

    /** What one create says to the database. */
    private List<LoggedStatement> captured() {
        seed.yearOf(HOSTS.get(0), 0);
        return new StatementLog(bed.rig().databaseLog(), bed.rig().superuser()).of(name -> {
            var unused = bed.await(post(new LeaseRequest(name, base)));
        });
    }

    private Row row(int hosts, int leases, int clients, List<LoggedStatement> statements, Database copy) {
        seed.yearOf(hosts, leases);
        var unused = create(clients, Duration.ofSeconds(1));
        seed.yearOf(hosts, leases);
        long before = walPosition();
        Measured service = create(clients, bed.time()).undisturbed();
        double wal = (walPosition() - before) / KB / service.answered().count();
        long said =
                statements.stream().filter(statement -> !statement.isFrame()).count();
        Row row = Column.timed(new Row(), service.answered())
                .with(Column.MEASURED, "create")
                .with(Column.HOSTS, hosts)
                .with(Column.LEASES, leases)
                .with(Column.CLIENTS, clients)
                .with(Column.RATE, Math.round(service.rate()))
                .with(Column.STATEMENTS, said)
                .with(Column.WAL, String.format(Locale.ROOT, "%.1f", wal));
        return pgbench.map(program ->
                        compared(row, service, baseline(program, hosts, leases, clients, statements, copy), said))
                .orElse(row);
    }

    private double baseline(
            Pgbench program, int hosts, int leases, int clients, List<LoggedStatement> statements, Database copy) {
        new Seed(copy).yearOf(hosts, leases);
        double rate = program.rate(copy, new Script(statements, base, LeaseRequest.LENGTH), clients, bed.time());
        requireSameWork(copy);
        return rate;
    }

    /** A baseline that does less than the service proves nothing. */
    private static void requireSameWork(Database copy) {
        long leases = copy.number("select count(*) from lease");
        long events = copy.number("select count(*) from event");
        long allocations = copy.number("select count(*) from allocation");
        long messages = copy.number("select count(*) from outbox");
        if (events != 3 * leases || allocations < 0.95 * leases || messages == 0) {
            throw new IllegalStateException("pgbench made %d leases with %d events, %d allocations and %d messages"
                    .formatted(leases, events, allocations, messages));
        }
    }

    private static Row compared(Row row, Measured service, double baseline, long said) {
        double ratio = service.rate() / baseline;
        boolean met = ratio >= RATIO_BAR && said <= STATEMENTS_BAR;
        String goal = service.rate() >= RATE_GOAL ? "; goal of 1000/s reached" : "";
        return row.with(Column.BASELINE, Math.round(baseline))
                .with(Column.RATIO, "%d %%".formatted(Math.round(100 * ratio)))
                .with(Column.BAR, Column.bar("at least 35 %, at most 6 statements", met) + goal);
    }

    private Measured create(int clients, Duration time) {
        return Load.run(bed.api().vertx(), clients, time, CREATED, () -> post(request()));
    }

    private LeaseRequest request() {
        return new LeaseRequest("bench", base.plus(random.nextInt(1, MINUTES_OF_A_YEAR), ChronoUnit.MINUTES));
    }

    private Future<Answer> post(LeaseRequest request) {
        return bed.api().post(bed.port(), "/v1/leases", request.json());
    }

    private long walPosition() {
        return bed.database().number("select pg_current_wal_lsn() - '0/0'::pg_lsn");
    }
}
