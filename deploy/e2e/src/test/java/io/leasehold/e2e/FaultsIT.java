package io.leasehold.e2e;

import static io.leasehold.e2e.SharedStack.COMPUTE;
import static io.leasehold.e2e.SharedStack.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.local.Names;
import io.leasehold.local.process.StackProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The story ends alike, whichever process dies on the way and whenever: nothing is lost and nothing happens twice. */
class FaultsIT {
    private static final long SEED = Long.getLong("leasehold.e2e.seed", System.nanoTime());
    private static final int RANDOM_KILLS = Integer.getInteger("leasehold.e2e.random-kills", 5);

    private static Snapshot undisturbed = new Snapshot(List.of());
    private static Duration playingTime = Duration.ZERO;

    record Kill(String service, Duration after) {}

    @BeforeAll
    static void play_without_faults() {
        LeaseStory story = new LeaseStory(newRun());
        story.play();
        story.cleanUp();
        LeaseStory warm = new LeaseStory(newRun());
        long begin = System.nanoTime();
        warm.play();
        playingTime = Duration.ofNanos(System.nanoTime() - begin);
        undisturbed = settled(warm);
        warm.cleanUp();
        System.out.printf(
                "The story takes %d ms without faults; seed of random kills: %d%n", playingTime.toMillis(), SEED);
    }

    @ParameterizedTest
    @CsvSource({
        RESERVATION + ", engine.claimed",
        RESERVATION + ", engine.recorded",
        RESERVATION + ", host.announced",
        RESERVATION + ", host.in-freepool",
        RESERVATION + ", host.withdrawn",
        RESERVATION + ", host.out-of-freepool",
        RESERVATION + ", outbox.sent",
        RESERVATION + ", inbox.committed",
        COMPUTE + ", compute.reaction.applied",
        COMPUTE + ", compute.operation.claimed",
        COMPUTE + ", compute.operation.done",
        COMPUTE + ", compute.reservation.moved",
        COMPUTE + ", compute.inventory.synced",
        COMPUTE + ", outbox.sent",
        COMPUTE + ", inbox.committed"
    })
    void a_service_killed_at_a_step_boundary_loses_and_repeats_nothing(String service, String boundary) {
        int before = SharedStack.process(service).restarts();
        SharedStack.arm(service, boundary);

        assertPlaysAsUndisturbed();

        assertThat(SharedStack.process(service).restarts()).isGreaterThan(before);
    }

    @ParameterizedTest
    @MethodSource("randomKills")
    void a_service_killed_at_a_random_moment_loses_and_repeats_nothing(Kill kill) {
        CompletableFuture<Void> killer = CompletableFuture.runAsync(
                () -> SharedStack.process(kill.service()).kill(),
                CompletableFuture.delayedExecutor(kill.after().toMillis(), TimeUnit.MILLISECONDS));

        assertPlaysAsUndisturbed();

        killer.join();
        SharedStack.get().awaitReady();
    }

    @Test
    void half_a_minute_without_kafka_delays_effects_and_loses_none() {
        StackProcess kafka = SharedStack.process(Names.KAFKA);
        kafka.takeDown();
        CompletableFuture<Void> repair =
                CompletableFuture.runAsync(kafka::start, CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS));

        assertPlaysAsUndisturbed();

        repair.join();
    }

    @Test
    void a_restart_of_the_database_loses_and_repeats_nothing() {
        CompletableFuture<Void> restart = CompletableFuture.runAsync(
                SharedStack.process(Names.POSTGRES)::kill,
                CompletableFuture.delayedExecutor(playingTime.toMillis() / 3, TimeUnit.MILLISECONDS));

        assertPlaysAsUndisturbed();

        restart.join();
    }

    @Test
    void the_comparison_sees_an_effect_that_is_missing() {
        LeaseStory story = new LeaseStory(newRun());
        story.play();
        assertThat(settled(story).facts()).containsExactlyElementsOf(undisturbed.facts());
        Api admin = Api.as("admin");
        String reservation = story.lease("takes-over").getString("reservations[0].id");
        int aggregate = admin.get(Api.AGGREGATES)
                .jsonPath()
                .getInt("aggregates.find { it.name == '%s' }.id".formatted(reservation));

        var unused = admin.post(
                        Api.AGGREGATES + "/" + aggregate + "/action",
                        "{\"remove_host\": {\"host\": \"910542A_78A2003\"}}")
                .then()
                .statusCode(200);

        assertThatThrownBy(() -> assertThat(Snapshot.of(story)).isEqualTo(undisturbed))
                .isInstanceOf(AssertionError.class);
        story.cleanUp();
    }

    static Stream<Kill> randomKills() {
        Random random = new Random(SEED);
        return Stream.of(RESERVATION, COMPUTE)
                .flatMap(service ->
                        Stream.generate(() -> new Kill(service, moment(random))).limit(RANDOM_KILLS));
    }

    private static Duration moment(Random random) {
        return Duration.ofMillis(random.nextLong(Math.max(1, playingTime.toMillis())));
    }

    private static void assertPlaysAsUndisturbed() {
        LeaseStory story = new LeaseStory(newRun());
        Snapshot snapshot;
        try {
            story.play();
            snapshot = settled(story);
        } finally {
            story.cleanUp();
        }
        assertThat(snapshot.facts()).containsExactlyElementsOf(undisturbed.facts());
    }

    /** The snapshot, as soon as two in a row are equal: late events are on their way for a moment. */
    private static Snapshot settled(LeaseStory story) {
        Snapshot[] last = {new Snapshot(List.of())};
        Patience.expect("everything has settled", () -> {
            Snapshot previous = last[0];
            last[0] = Snapshot.of(story);
            assertThat(last[0]).isEqualTo(previous);
            assertThat(last[0].facts().toString()).contains("unsent events=0");
        });
        return last[0];
    }

    private static String newRun() {
        return "run-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
