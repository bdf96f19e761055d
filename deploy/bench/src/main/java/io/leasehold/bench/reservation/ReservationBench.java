package io.leasehold.bench.reservation;

import io.leasehold.bench.load.Api;
import io.leasehold.bench.pgbench.Pgbench;
import io.leasehold.bench.report.Conditions;
import io.leasehold.bench.report.Report;
import io.leasehold.bench.report.Table;
import io.leasehold.bench.stack.BenchStack;
import io.leasehold.bench.stack.BenchStackPlan;
import io.leasehold.local.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All benchmarks of reservation-service, on one replica with its database, Kafka and identity provider. */
public record ReservationBench(Path root, Path folder, Duration time) {
    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=4");

    /** Runs the benchmarks and publishes the table. */
    public void run() {
        Progress progress = Progress.timed(System.err);
        Optional<Pgbench> pgbench = Pgbench.find();
        if (pgbench.isEmpty()) {
            progress.say("There is no pgbench on this machine, so there is no baseline (package postgresql).");
        }
        try (BenchStack stack = BenchStack.start(plan(), progress);
                Api api = stack.api()) {
            BenchContext context = new BenchContext(stack, stack.database(), api, time, progress);
            Table table = ResultColumn.table();
            new CreateBenchmark(context).measure(table, pgbench);
            new ReadBenchmark(context).measure(table);
            new StartLagBenchmark(context).measure(table);
            new AvailabilityBenchmark(context).measure(table);
            new Report("reservation-service", conditions(context, pgbench), List.of(table))
                    .publish(folder.resolve("reservation.md"));
        }
    }

    private BenchStackPlan plan() {
        return new BenchStackPlan(root, folder.resolve("stack"), 1, Map.of(), FLAGS);
    }

    private Conditions conditions(BenchContext context, Optional<Pgbench> pgbench) {
        return Conditions.of(root)
                .and("PostgreSQL", context.database().text("show server_version") + ", " + settings(context))
                .and("pgbench", pgbench.map(Pgbench::version).orElse("none"))
                .and("service", "1 replica, %s, 32 connections, relay on".formatted(String.join(" ", FLAGS)))
                .and("load", "one event loop on the same machine, keep-alive, %d s a cell".formatted(time.toSeconds()));
    }

    private static String settings(BenchContext context) {
        return context.database().text("""
                select string_agg(name || ' ' || setting, ', ' order by name) from pg_settings
                where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'jit')""");
    }
}
