package io.leasehold.e2e;

import static io.leasehold.e2e.Api.LEASES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Test of 64 clients that request one of 25 hosts at the same moment and for the same time. */
class RaceIT {
    private static final int HOSTS = 25;
    private static final int CLIENTS = 64;

    @BeforeAll
    static void register_the_whole_fleet() {
        IntStream.rangeClosed(1, HOSTS)
                .forEach(id -> assertThat(Api.as("admin")
                                .post(Api.HOSTS, "{\"name\": \"%d\"}".formatted(id))
                                .statusCode())
                        .isEqualTo(201));
    }

    @AfterAll
    static void take_the_fleet_back() {
        IntStream.rangeClosed(1, HOSTS)
                .forEach(id -> assertThat(
                                Api.as("admin").delete(Api.HOSTS + "/" + id).statusCode())
                        .isEqualTo(204));
    }

    @AfterEach
    void end_the_leases() {
        Api alice = Api.as("alice");
        alice.get(LEASES)
                .jsonPath()
                .<String>getList("leases.findAll { it.name == 'race' }.id")
                .forEach(id ->
                        assertThat(alice.delete(LEASES + "/" + id).statusCode()).isEqualTo(204));
    }

    @RepeatedTest(5)
    void exactly_as_many_win_as_there_are_hosts_and_all_others_are_told_why_not() throws Exception {
        String body = """
                {"name": "race", "start_date": "2050-12-26 12:00", "end_date": "2050-12-27 12:00", "reservations": [
                 {"resource_type": "physical:host", "min": 1, "max": 1, "hypervisor_properties": "",
                  "resource_properties": ""}]}""";
        Api alice = Api.as("alice");
        Callable<String> request = () -> outcome(alice, body);

        Map<String, Long> outcomes = race(request);

        assertThat(outcomes)
                .isEqualTo(Map.of("201 null", (long) HOSTS, "400 Not enough hosts available", (long) CLIENTS - HOSTS));
        assertThat(Tables.of(SharedStack.RESERVATION).summary("race")).contains("overlaps=0");
    }

    private static String outcome(Api alice, String body) {
        var answer = alice.post(LEASES, body);
        return answer.statusCode() + " " + answer.jsonPath().getString("error_message");
    }

    private static Map<String, Long> race(Callable<String> request) throws InterruptedException {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<String>> answers = clients.invokeAll(
                    IntStream.range(0, CLIENTS).mapToObj(number -> request).toList());
            return answers.stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }
    }
}
