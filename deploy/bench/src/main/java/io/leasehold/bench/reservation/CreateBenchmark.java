package io.leasehold.bench.reservation;

import io.leasehold.bench.database.LoggedStatement;
import io.leasehold.bench.database.Seed;
import io.leasehold.bench.database.StatementLog;
import io.leasehold.bench.load.Answer;
import io.leasehold.bench.load.Load;
import io.leasehold.bench.load.LoadResult;
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
 * Rate of creates of leases of one host, for several numbers of hosts, leases and clients, with the rate of pgbench for
 * the same statements under the same conditions.
 */
final class CreateBenchmark {
    private static final List<Integer> HOSTS = List.of(100, 1_000);
    private static final List<Integer> LEASES = List.of(0, 1_000, 10_000);
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration RAMP_UP = Duration.ofSeconds(1);
    private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;
    private static final int CREATED = 201;
    private static final int STATEMENTS_BAR = 6;
    private static final double RATIO_BAR = 0.35;
    private static final int RATE_GOAL = 1_000;
    private static final double KB = 1000;

    private final BenchContext context;
    private final Seed seed;
    private final SplittableRandom random = new SplittableRandom();
    private final Instant base = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);

    CreateBenchmark(BenchContext context) {
        this.context = context;
        this.seed = new Seed(context.database());
    }

    void measure(Table table, Optional<Pgbench> pgbench) {
        seed.leasesOverAYear(HOSTS.get(0), 0);
        context.say("warming up");
        var unused = create(CLIENTS.get(2), WARM_UP);
        List<LoggedStatement> statements = captured();
        Script script = new Script(statements, base, LeaseRequest.LENGTH);
        Optional<Baseline> baseline = pgbench.map(
                program -> new Baseline(program, script, context.stack().copy("baseline")));
        for (int hosts : HOSTS) {
            for (int leases : LEASES) {
                for (int clients : CLIENTS) {
                    table.add(context.report(row(new CreateCase(hosts, leases, clients), count(statements), baseline)));
                }
            }
        }
    }

    /** Returns the statements of one create. */
    private List<LoggedStatement> captured() {
        seed.leasesOverAYear(HOSTS.get(0), 0);
        return new StatementLog(context.stack().databaseLog(), context.stack().superuser()).of(name -> {
            var unused = context.await(post(new LeaseRequest(name, base)));
        });
    }

    private static long count(List<LoggedStatement> statements) {
        return statements.stream()
                .filter(statement -> !statement.isBeginOrCommit())
                .count();
    }

    private Row row(CreateCase parameters, long statements, Optional<Baseline> baseline) {
        seed.leasesOverAYear(parameters.hosts(), parameters.leases());
        var unused = create(parameters.clients(), RAMP_UP);
        seed.leasesOverAYear(parameters.hosts(), parameters.leases());
        long before = walPosition();
        LoadResult service = create(parameters.clients(), context.time()).requireNoUnexpected();
        double wal = (walPosition() - before) / KB / service.answered().count();
        Row row = ResultColumn.timed(new Row(), service.answered())
                .with(ResultColumn.MEASURED, "create")
                .with(ResultColumn.HOSTS, parameters.hosts())
                .with(ResultColumn.LEASES, parameters.leases())
                .with(ResultColumn.CLIENTS, parameters.clients())
                .with(ResultColumn.RATE, Math.round(service.rate()))
                .with(ResultColumn.STATEMENTS, statements)
                .with(ResultColumn.WAL, String.format(Locale.ROOT, "%.1f", wal));
        return baseline.map(each ->
                        compared(row, parameters, service.rate(), each.rate(parameters, context.time()), statements))
                .orElse(row);
    }

    private static Row compared(Row row, CreateCase parameters, double service, double baseline, long statements) {
        double ratio = service / baseline;
        Row compared = row.with(ResultColumn.BASELINE, Math.round(baseline))
                .with(ResultColumn.RATIO, "%d %%".formatted(Math.round(100 * ratio)));
        return parameters.hasBar() ? compared.with(ResultColumn.BAR, bar(service, ratio, statements)) : compared;
    }

    private static String bar(double service, double ratio, long statements) {
        boolean met = ratio >= RATIO_BAR && statements <= STATEMENTS_BAR;
        String goal = service >= RATE_GOAL ? "reached" : "not reached";
        return ResultColumn.bar("at least 35 %, at most 6 statements", met) + "; goal of 1,000/s " + goal;
    }

    private LoadResult create(int clients, Duration time) {
        return Load.run(context.api().vertx(), clients, time, CREATED, () -> post(request()));
    }

    private LeaseRequest request() {
        return new LeaseRequest("bench", base.plus(random.nextInt(1, MINUTES_OF_A_YEAR), ChronoUnit.MINUTES));
    }

    private Future<Answer> post(LeaseRequest request) {
        return context.api().post(context.port(), "/v1/leases", request.json());
    }

    private long walPosition() {
        return context.database().number("select pg_current_wal_lsn() - '0/0'::pg_lsn");
    }
}
