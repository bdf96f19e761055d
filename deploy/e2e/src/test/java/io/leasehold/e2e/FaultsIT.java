package io.leasehold.e2e;

import static io.leasehold.e2e.VirtualThreads.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.local.PartNames;
import io.leasehold.local.Service;
import io.leasehold.local.process.StackProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests that the story and plain leases end in the same state, whichever processes die meanwhile: nothing is lost and
 * nothing happens twice. All four services are killed in every run, each at its own boundaries or moments.
 */
class FaultsIT {
    private static final long SEED = Long.getLong("leasehold.e2e.seed", System.nanoTime());
    private static final int RANDOM_KILLS = Integer.getInteger("leasehold.e2e.random-kills", 5);
    private static final Duration KILL_INTERVAL = Duration.ofSeconds(18);
    private static final Random RANDOM = new Random(SEED);

    private static Snapshot expected = new Snapshot(List.of());
    private static Duration duration = Duration.ZERO;

    @BeforeAll
    static void play_without_faults() {
        try (StoryAndLeases cold = new StoryAndLeases()) {
            var unused = cold.play();
        }
        try (StoryAndLeases warm = new StoryAndLeases()) {
            duration = warm.play();
            expected = Snapshot.settled(warm);
        }
        System.out.printf("A run takes %d ms without faults; seed of random kills: %d%n", duration.toMillis(), SEED);
    }

    @Test
    void services_killed_at_every_step_boundary_lose_and_repeat_nothing() {
        List<BoundaryKills> kills = Service.ALL.stream()
                .map(service -> new BoundaryKills(service.name()))
                .toList();
        List<String> remaining = remaining(kills);
        for (int roundsWithoutProgress = 0; !remaining.isEmpty() && roundsWithoutProgress < 2; ) {
            kills.forEach(BoundaryKills::start);
            try {
                assertRunMatchesExpected();
            } finally {
                kills.forEach(BoundaryKills::stop);
            }
            roundsWithoutProgress = remaining(kills).size() < remaining.size() ? 0 : roundsWithoutProgress + 1;
            remaining = remaining(kills);
        }
        assertThat(remaining).isEmpty();
    }

    @Test
    void services_killed_at_random_moments_lose_and_repeat_nothing() {
        List<CompletableFuture<Void>> kills = Service.ALL.stream()
                .flatMap(service -> killTimes()
                        .map(killTime ->
                                CompletableFuture.runAsync(SharedStack.process(service.name())::kill, after(killTime))))
                .toList();

        assertRunMatchesExpected();

        kills.forEach(CompletableFuture::join);
        SharedStack.get().awaitReady();
    }

    @Test
    void half_a_minute_without_kafka_delays_effects_and_loses_none() {
        StackProcess kafka = SharedStack.process(PartNames.KAFKA);
        kafka.takeDown();
        CompletableFuture<Void> repair = CompletableFuture.runAsync(kafka::start, after(Duration.ofSeconds(30)));

        assertRunMatchesExpected();

        repair.join();
    }

    @Test
    void a_host_is_not_removed_before_compute_knows_that_its_last_lease_is_over() {
        String host = "910542A_78A2001";
        String path = Api.HOSTS + "/" + LeaseStory.HOST_IDS.get(host);
        LeaseStory story = new LeaseStory("last");
        story.register(host);
        story.begin("stays-out", host);
        String lease = Api.LEASES + "/" + story.lease("stays-out").getString("id");
        StackProcess kafka = SharedStack.process(PartNames.KAFKA);

        kafka.takeDown();
        try {
            assertThat(Api.as("alice").delete(lease).statusCode()).isEqualTo(204);
            assertThat(Api.as("admin").delete(path).statusCode()).isEqualTo(409);
        } finally {
            kafka.start();
            story.cleanUp();
        }

        assertThat(Api.as("admin").get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_restart_of_the_database_loses_and_repeats_nothing() {
        CompletableFuture<Void> restart =
                CompletableFuture.runAsync(SharedStack.process(PartNames.POSTGRES)::kill, after(duration.dividedBy(3)));

        assertRunMatchesExpected();

        restart.join();
    }

    @Test
    void the_comparison_sees_an_effect_that_is_missing() {
        try (StoryAndLeases run = new StoryAndLeases()) {
            var unused = run.play();
            assertThat(Snapshot.settled(run).facts()).containsExactlyElementsOf(expected.facts());

            removeHostFromAggregate(run.leases());

            assertThat(Snapshot.of(run)).isNotEqualTo(expected);
        }
    }

    /** Returns one random time in each interval, which is long enough for a service to restart and the run to go on. */
    private static Stream<Duration> killTimes() {
        return IntStream.range(0, RANDOM_KILLS)
                .mapToObj(number ->
                        KILL_INTERVAL.multipliedBy(number).plusMillis(RANDOM.nextLong(KILL_INTERVAL.toMillis())));
    }

    private static List<String> remaining(List<BoundaryKills> kills) {
        return kills.stream().flatMap(service -> service.remaining().stream()).toList();
    }

    private static void assertRunMatchesExpected() {
        try (StoryAndLeases run = new StoryAndLeases()) {
            var unused = run.play();
            assertThat(Snapshot.settled(run).facts()).containsExactlyElementsOf(expected.facts());
        }
    }

    private static void removeHostFromAggregate(LeaseStory leases) {
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
