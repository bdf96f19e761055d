package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.reservation.test.DoubleBookings;
import io.leasehold.reservation.test.Parallel;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

@ReservationTest
class RacingInstancesTest {
    @Inject
    TestHosts hosts;

    @Inject
    DoubleBookings bookings;

    @RepeatedTest(3)
    @Tag("case-34")
    void forty_requests_share_exactly_the_slots_that_there_are() {
        hosts.alike(5);

        Map<Integer, Long> answers = race(40, lease(at(0), at(60), instances(1, 1, "null")));

        assertThat(answers).isEqualTo(Map.of(201, 20L, 400, 20L));
        bookings.assertSound();
    }

    @RepeatedTest(3)
    void whole_hosts_and_full_hosts_of_slots_exclude_each_other() {
        hosts.alike(6);

        Map<Integer, Long> answers = race(
                36,
                lease(at(0), at(60), hosts(1, 1)),
                lease(at(0), at(60), instances(4, 1, "true")),
                lease(at(0), at(60), instances(1, 4, "false")));

        assertThat(answers).isEqualTo(Map.of(201, 6L, 400, 30L));
        bookings.assertSound();
    }

    @RepeatedTest(3)
    void leases_of_mixed_types_and_overlapping_windows_are_taken_or_refused_but_never_overbooked() {
        hosts.alike(6);

        Map<Integer, Long> answers = race(
                48,
                lease(at(0), at(60), instances(3, 2, "null"), hosts(1, 1)),
                lease(at(30), at(90), hosts(1, 2), instances(2, 1, "false")),
                lease(at(20), at(40), instances(5, 1, "null")),
                lease(at(60), at(120), instances(2, 3, "false"), instances(2, 1, "true")));

        assertThat(answers.keySet()).isSubsetOf(201, 400).contains(201);
        assertThat(answers.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(48);
        bookings.assertSound();
    }

    @RepeatedTest(3)
    void leases_that_move_and_leases_that_come_neither_fail_nor_overbook() {
        hosts.alike(4);
        ReservationApi alice = ReservationApi.as(ALICE);
        List<String> pending = Stream.of(instances(2, 1, "null"), hosts(1, 1), instances(2, 2, "false"), hosts(1, 1))
                .map(reservation -> alice.create(lease(at(0), at(60), reservation)))
                .toList();
        String later = "{\"start_date\": \"%s\", \"end_date\": \"%s\"}".formatted(at(40), at(100));
        String come = lease(at(50), at(90), instances(2, 1, "null"), hosts(1, 1));

        Map<Integer, Long> answers = Parallel.tally(
                32,
                number -> number % 2 == 0
                        ? alice.put("/v1/leases/" + pending.get(number / 2 % pending.size()), later)
                        : alice.post("/v1/leases", come));

        assertThat(answers.keySet()).isSubsetOf(200, 201, 400).contains(200);
        bookings.assertSound();
    }

    private static Map<Integer, Long> race(int clients, String... bodies) {
        ReservationApi alice = ReservationApi.as(ALICE);
        return Parallel.tally(clients, number -> alice.post("/v1/leases", bodies[number % bodies.length]));
    }
}
