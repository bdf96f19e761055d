package io.leasehold.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.local.Names;
import io.leasehold.local.Service;
import io.leasehold.local.process.StackProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tale ends alike, whichever processes die on the way and whenever: nothing is lost and nothing happens twice. In each
 * round every service is killed once.
 */
class FaultsIT {
    private static final long SEED = Long.getLong("leasehold.e2e.seed", System.nanoTime());
    private static final int RANDOM_ROUNDS = Integer.getInteger("leasehold.e2e.random-kills", 5);

    private static Snapshot undisturbed = new Snapshot(List.of());
    private static Duration playingTime = Duration.ZERO;

    @BeforeAll
    static void play_without_faults() {
        try (Tale cold = new Tale()) {
            var unused = cold.play();
        }
        try (Tale warm = new Tale()) {
            playingTime = warm.play();
            undisturbed = Snapshot.settled(warm);
        }
        System.out.printf(
                "The tale takes %d ms without faults; seed of random kills: %d%n", playingTime.toMillis(), SEED);
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void services_killed_at_step_boundaries_lose_and_repeat_nothing(Map<String, String> boundaries) {
        Map<String, Integer> before = new TreeMap<>();
        boundaries.forEach((service, boundary) -> {
            before.put(service, SharedStack.process(service).restarts());
            SharedStack.arm(service, boundary);
        });

        assertPlaysAsUndisturbed();

        assertThat(boundaries.keySet())
                .allSatisfy(service -> assertThat(SharedStack.process(service).restarts())
                        .as("%s was killed", service)
                        .isGreaterThan(before.getOrDefault(service, 0)));
    }

    @ParameterizedTest
    @MethodSource("randomMoments")
    void services_killed_at_random_moments_lose_and_repeat_nothing(Map<String, Duration> moments) {
        List<CompletableFuture<Void>> killers = moments.entrySet().stream()
                .map(kill ->
                        CompletableFuture.runAsync(SharedStack.process(kill.getKey())::kill, after(kill.getValue())))
                .toList();

        assertPlaysAsUndisturbed();

        killers.forEach(CompletableFuture::join);
        SharedStack.get().awaitReady();
    }

    @Test
    void half_a_minute_without_kafka_delays_effects_and_loses_none() {
        StackProcess kafka = SharedStack.process(Names.KAFKA);
        kafka.takeDown();
        CompletableFuture<Void> repair = CompletableFuture.runAsync(kafka::start, after(Duration.ofSeconds(30)));

        assertPlaysAsUndisturbed();

        repair.join();
    }

    @Test
    void a_restart_of_the_database_loses_and_repeats_nothing() {
        CompletableFuture<Void> restart =
                CompletableFuture.runAsync(SharedStack.process(Names.POSTGRES)::kill, after(playingTime.dividedBy(3)));

        assertPlaysAsUndisturbed();

        restart.join();
    }

    @Test
    void the_comparison_sees_an_effect_that_is_missing() {
        try (Tale tale = new Tale()) {
            var unused = tale.play();
            assertThat(Snapshot.settled(tale).facts()).containsExactlyElementsOf(undisturbed.facts());

            takeAwayAHost(tale.leases());

            assertThat(Snapshot.of(tale)).isNotEqualTo(undisturbed);
        }
    }

    static Stream<Map<String, String>> boundaries() {
        return Boundaries.rounds();
    }

    static Stream<Map<String, Duration>> randomMoments() {
        Random random = new Random(SEED);
        return Stream.generate(() -> moments(random)).limit(RANDOM_ROUNDS);
    }

    private static Map<String, Duration> moments(Random random) {
        Map<String, Duration> moments = new TreeMap<>();
        Service.ALL.forEach(service ->
                moments.put(service.name(), Duration.ofMillis(random.nextLong(Math.max(1, playingTime.toMillis())))));
        return moments;
    }

    private static Executor after(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void assertPlaysAsUndisturbed() {
        try (Tale tale = new Tale()) {
            var unused = tale.play();
            assertThat(Snapshot.settled(tale).facts()).containsExactlyElementsOf(undisturbed.facts());
        }
    }

    private static void takeAwayAHost(LeaseStory leases) {
        Api admin = Api.as("admin");
        String reservation = leases.lease("takes-over").getString("reservations[0].id");
        int aggregate = admin.get(Api.AGGREGATES)
                .jsonPath()
                .getInt("aggregates.find { it.name == '%s' }.id".formatted(reservation));
        var unused = admin.post(
                        Api.AGGREGATES + "/" + aggregate + "/action",
                        "{\"remove_host\": {\"host\": \"910542A_78A2003\"}}")
                .then()
                .statusCode(200);
    }
}
