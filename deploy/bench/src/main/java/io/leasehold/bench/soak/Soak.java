package io.leasehold.bench.soak;

import io.leasehold.bench.database.ConsistencyChecks;
import io.leasehold.bench.database.Seed;
import io.leasehold.bench.load.Api;
import io.leasehold.bench.report.Conditions;
import io.leasehold.bench.report.Report;
import io.leasehold.bench.report.Row;
import io.leasehold.bench.report.Table;
import io.leasehold.bench.stack.BenchStack;
import io.leasehold.bench.stack.BenchStackPlan;
import io.leasehold.local.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Soak test: many clients compete for the same few hosts on the same day, on three replicas of reservation-service that
 * are killed again and again. Afterwards the data must match the responses, and nothing may be booked twice.
 *
 * @param operations the number of responses to wait for
 * @param seed the seed of all random choices
 */
public record Soak(Path root, Path folder, int operations, long seed) {
    private static final int REPLICAS = 3;
    private static final int CLIENTS = 64;
    private static final int HOSTS = 24;
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final long REPORT_INTERVAL_MILLIS = 10_000;
    private static final Map<String, String> SETTINGS = Map.of("reservation.engine.claim-expiry", "5s");

    /** Runs the test and publishes the tables; returns true when all checks passed. */
    public boolean run() {
        Progress progress = Progress.timed(System.err);
        progress.say("seed %d".formatted(seed));
        BenchStackPlan plan = new BenchStackPlan(root, folder.resolve("soak"), REPLICAS, SETTINGS, List.of());
        try (BenchStack stack = BenchStack.start(plan, progress);
                Api api = stack.api()) {
            new Seed(stack.database()).leasesOverAYear(HOSTS, 0);
            return run(stack, api, progress);
        }
    }

    private boolean run(BenchStack stack, Api api, Progress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        ExpectedLeases leases = new ExpectedLeases();
        OutcomeCounts counts = new OutcomeCounts();
        RandomOperations draws = new RandomOperations(api, random.split(), leases, counts);
        ConcurrentClients clients =
                new ConcurrentClients(api, stack.replicas(), random.split(), draws, counts, operations);
        BookingMonitor monitor = new BookingMonitor(new ConsistencyChecks(stack.database()));
        ReplicaKills kills = new ReplicaKills(stack.replicas(), random.split());
        try (monitor;
                kills) {
            tell(api, progress, counts, kills);
            clients.work(CLIENTS);
        }
        stack.awaitReady();
        Map<String, Long> findings = settled(stack, leases);
        findings.putAll(monitor.worst());
        counts.examples().forEach(progress::say);
        publish(counts, findings, kills.kills(), stack);
        return counts.hasNoErrors() && ConsistencyChecks.isConsistent(findings);
    }

    private void tell(Api api, Progress progress, OutcomeCounts counts, ReplicaKills kills) {
        var unused = api.vertx()
                .setPeriodic(
                        REPORT_INTERVAL_MILLIS,
                        timer -> progress.say("%d of %d operations, %d kills"
                                .formatted(counts.answered(), operations, kills.kills())));
    }

    /** Returns the findings as soon as all are zero, otherwise after a time limit. */
    private static Map<String, Long> settled(BenchStack stack, ExpectedLeases leases) {
        ConsistencyChecks checks = new ConsistencyChecks(stack.database());
        Instant limit = Instant.now().plus(SETTLE_LIMIT);
        Map<String, Long> findings = findings(checks, leases);
        while (!ConsistencyChecks.isConsistent(findings) && Instant.now().isBefore(limit)) {
            pause();
            findings = findings(checks, leases);
        }
        return findings;
    }

    private static Map<String, Long> findings(ConsistencyChecks checks, ExpectedLeases leases) {
        Map<String, Long> findings = new LinkedHashMap<>(checks.findings());
        findings.put("accepted leases that are lost", checks.missing(leases.required()));
        findings.put("deleted leases that are there", checks.present(leases.deleted()));
        return findings;
    }

    private void publish(OutcomeCounts counts, Map<String, Long> findings, int kills, BenchStack stack) {
        Conditions conditions = Conditions.of(root)
                .and("PostgreSQL", stack.database().text("show server_version"))
                .and("seed", String.valueOf(seed))
                .and("load", "%d clients, %d hosts, %d operations".formatted(CLIENTS, HOSTS, operations))
                .and("replicas", "%d, killed %d times".formatted(REPLICAS, kills));
        Table found = new Table("must be none", "found");
        findings.forEach((question, number) ->
                found.add(new Row().with("must be none", question).with("found", number)));
        new Report("reservation-service under kills", conditions, List.of(counts.table(), found))
                .publish(folder.resolve("soak.md"));
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
