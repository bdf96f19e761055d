package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.FakeCompute;
import io.leasehold.reservation.test.Parallel;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class RacingLeasesTest {
    private static final String OVERLAPS = """
            select count(*) from allocation a join allocation b
              on a.host_id = b.host_id and a.reservation_id < b.reservation_id and a.period && b.period
            """;

    @Inject
    Database database;

    @Inject
    FakeCompute compute;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void no_lease_and_no_host() {
        database.empty();
        compute.reset();
    }

    @RepeatedTest(3)
    @Tag("case-34")
    void of_twenty_requests_for_the_only_host_one_wins() {
        register(1);

        Map<Integer, Long> answers = race(20, lease(at(0), at(60), hosts(1, 1)));

        assertThat(answers).isEqualTo(Map.of(201, 1L, 400, 19L));
    }

    @RepeatedTest(3)
    void sixty_four_requests_share_twenty_five_hosts_without_overlap() {
        register(25);

        double before = lostRaces();

        Map<Integer, Long> answers = race(64, lease(at(0), at(60), hosts(1, 1)));

        assertThat(answers).isEqualTo(Map.of(201, 25L, 400, 39L));
        assertThat(lostRaces() - before).as("picks made again").isLessThan(64 * 5);
        assertThat(database.number(OVERLAPS)).isZero();
    }

    @RepeatedTest(3)
    void requests_for_several_hosts_neither_deadlock_nor_overlap() {
        register(7);

        Map<Integer, Long> answers = race(32, lease(at(0), at(60), hosts(3, 3)));

        assertThat(answers).isEqualTo(Map.of(201, 2L, 400, 30L));
        assertThat(database.number(OVERLAPS)).isZero();
    }

    @Test
    void requests_that_wait_for_their_turn_keep_their_ids() {
        register(25);
        ReservationApi alice = ReservationApi.as(ALICE);

        Map<String, String> requests = new ConcurrentHashMap<>();
        var unused = Parallel.all(50, number -> {
            String hour = lease(at(number * 60L), at(number * 60L + 60), hosts(1, 1));
            ExtractableResponse<Response> answer =
                    alice.post("/v1/leases", hour).statusCode(201).extract();
            return requests.put(answer.path("lease.id"), answer.header("X-Openstack-Request-Id"));
        });

        await().untilAsserted(() -> assertThat(new KafkaLog(Topics.LEASE)
                        .read().stream()
                                .filter(event -> requests.containsKey(event.key()))
                                .collect(Collectors.toMap(
                                        ConsumerRecord::key, event -> KafkaLog.header(event, "request_id"))))
                .isEqualTo(requests));
    }

    private double lostRaces() {
        return metrics.counter("lost_races").count();
    }

    private static void register(int number) {
        ReservationApi admin = ReservationApi.as(ADMIN);
        IntStream.rangeClosed(1, number)
                .forEach(id -> admin.post("/v1/os-hosts", "{\"name\": \"c%d\"}".formatted(id))
                        .statusCode(201));
    }

    private static Map<Integer, Long> race(int clients, String body) {
        ReservationApi alice = ReservationApi.as(ALICE);
        return Parallel.tally(clients, number -> alice.post("/v1/leases", body));
    }
}
