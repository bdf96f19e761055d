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
 * Many clients want the same few hosts for the same few hours from three replicas of reservation-service that are killed
 * again and again. Afterwards everything must be as the answers said, and nothing booked twice.
 *
 * @param operations how many answers are awaited
 * @param seed       of all that is drawn
 */
public record Soak(Path root, Path folder, int operations, long seed) {
    private static final int REPLICAS = 3;
    private static final int CLIENTS = 64;
    private static final int HOSTS = 24;
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final long TELLING = 10_000;
    private static final Map<String, String> SETTINGS = Map.of("reservation.engine.claim-expiry", "5s");

    /** Whether all went well; the tables are published either way. */
    public boolean run() {
        Progress progress = Progress.timed(System.err);
        progress.say("seed %d".formatted(seed));
        BenchStackPlan plan = new BenchStackPlan(root, folder.resolve("soak"), REPLICAS, SETTINGS, List.of());
        try (BenchStack rig = BenchStack.start(plan, progress);
                Api api = rig.api()) {
            new Seed(rig.database()).yearOf(HOSTS, 0);
            return run(rig, api, progress);
        }
    }

    private boolean run(BenchStack rig, Api api, Progress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        ExpectedLeases population = new ExpectedLeases();
        OutcomeCounts tally = new OutcomeCounts();
        RandomOperations draws = new RandomOperations(api, random.split(), population, tally);
        ConcurrentClients crowd = new ConcurrentClients(api, rig.replicas(), random.split(), draws, tally, operations);
        BookingMonitor watch = new BookingMonitor(new ConsistencyChecks(rig.database()));
        ReplicaKills assassin = new ReplicaKills(rig.replicas(), random.split());
        try (watch;
                assassin) {
            tell(api, progress, tally, assassin);
            crowd.work(CLIENTS);
        }
        rig.awaitReady();
        Map<String, Long> findings = settled(rig, population);
        findings.putAll(watch.worst());
        tally.examples().forEach(progress::say);
        publish(tally, findings, assassin.kills(), rig);
        return tally.isFlawless() && ConsistencyChecks.isSound(findings);
    }

    private void tell(Api api, Progress progress, OutcomeCounts tally, ReplicaKills assassin) {
        var unused = api.vertx()
                .setPeriodic(
                        TELLING,
                        timer -> progress.say("%d of %d operations, %d kills"
                                .formatted(tally.answered(), operations, assassin.kills())));
    }

    /** What is found once all is sound, or when it has had its time. */
    private static Map<String, Long> settled(BenchStack rig, ExpectedLeases population) {
        ConsistencyChecks soundness = new ConsistencyChecks(rig.database());
        Instant limit = Instant.now().plus(SETTLING);
        Map<String, Long> findings = findings(soundness, population);
        while (!ConsistencyChecks.isSound(findings) && Instant.now().isBefore(limit)) {
            pause();
            findings = findings(soundness, population);
        }
        return findings;
    }

    private static Map<String, Long> findings(ConsistencyChecks soundness, ExpectedLeases population) {
        Map<String, Long> findings = new LinkedHashMap<>(soundness.findings());
        findings.put("accepted leases that are lost", soundness.missing(population.promised()));
        findings.put("deleted leases that are there", soundness.present(population.deleted()));
        return findings;
    }

    private void publish(OutcomeCounts tally, Map<String, Long> findings, int kills, BenchStack rig) {
        Conditions conditions = Conditions.of(root)
                .and("PostgreSQL", rig.database().text("show server_version"))
                .and("seed", String.valueOf(seed))
                .and("load", "%d clients, %d hosts, %d operations".formatted(CLIENTS, HOSTS, operations))
                .and("replicas", "%d, killed %d times".formatted(REPLICAS, kills));
        Table found = new Table("must be none", "found");
        findings.forEach((question, number) ->
                found.add(new Row().with("must be none", question).with("found", number)));
        new Report("reservation-service under kills", conditions, List.of(tally.table(), found))
                .publish(folder.resolve("soak.md"));
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
