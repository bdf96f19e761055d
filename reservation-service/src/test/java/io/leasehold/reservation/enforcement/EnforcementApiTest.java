package io.leasehold.reservation.enforcement;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.common.test.TestBacking.DEMO;
import static io.leasehold.common.test.TestBacking.OTHER;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.leasehold.reservation.enforcement.CreditService.Asked;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A deployment with a maximum of one day, except for project {@code other}, with a service of the operator, and with one
 * place for placements.
 */
@ReservationTest
@TestProfile(EnforcementApiTest.Strict.class)
@NullUnmarked
class EnforcementApiTest {
    /** The deployment. */
    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "reservation.enforcement.enabled-filters", "MaxLeaseDurationFilter,ExternalServiceFilter",
                    "reservation.enforcement.max-lease-duration", "86400",
                    "reservation.enforcement.max-lease-duration-exempt-project-ids", "9da9116dcc444ad8aca57db398fcb477",
                    "reservation.lease.placements-at-once", "1");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Credits.class));
        }
    }

    /** The operator's service, for the time of the deployment. */
    public static class Credits implements QuarkusTestResourceLifecycleManager {
        private CreditService service;

        @Override
        public Map<String, String> start() {
            service = new CreditService();
            return Map.of("reservation.enforcement.external-service.base-url", service.url());
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(service, new TestInjector.MatchesType(CreditService.class));
        }

        @Override
        public void stop() {
            service.close();
        }
    }

    private static final long DAY = 24 * 60;

    CreditService service;

    @Inject
    TestHosts hosts;

    private final ReservationApi alice = ReservationApi.as(ALICE);
    private final ReservationApi bob = ReservationApi.as(BOB);

    @BeforeEach
    void two_hosts_and_a_service_that_consents() {
        hosts.alike(2);
        service.answers(204, "");
    }

    @Test
    @Tag("case-68")
    void a_lease_may_be_no_longer_than_a_day() {
        String tooLong = "Lease duration of 86460 seconds must be less than or equal to the maximum lease duration of"
                + " 86400 seconds.";
        String id = alice.create(lease(at(0), at(DAY), hosts(1, 1)));

        alice.post("/v1/leases", lease(at(0), at(DAY + 1), hosts(1, 1)))
                .statusCode(403)
                .body("error_message", equalTo(tooLong));
        alice.put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(DAY + 1)))
                .statusCode(400)
                .body("error_message", equalTo(tooLong));
        alice.get("/v1/leases/" + id).body("lease.status", equalTo("PENDING"));
        ReservationApi.as(ADMIN)
                .post("/v1/leases", lease(at(0), at(DAY + 1), hosts(1, 1)))
                .statusCode(403);
        bob.post("/v1/leases", lease(at(0), at(DAY + 1), hosts(1, 1))).statusCode(201);
    }

    @Test
    @Tag("case-69")
    void a_lease_that_the_service_refuses_is_not_created() {
        service.answers(403, "{\"message\": \"no credit\"}");

        alice.post("/v1/leases", lease(at(0), at(60), hosts(1, 1)))
                .statusCode(400)
                .body("error_message", equalTo("no credit"));
        alice.get("/v1/leases").body("leases", empty());

        service.answers(500, "");
        alice.post("/v1/leases", lease(at(0), at(60), hosts(1, 1)))
                .statusCode(400)
                .body("error_message", equalTo("External service enforcement filter denied the request."));
        alice.get("/v1/leases").body("leases", empty());
    }

    @Test
    @Tag("case-69")
    void the_service_sees_the_hosts_that_the_lease_would_hold() {
        String id = alice.create(lease(at(0), at(60), hosts(1, 1)));

        JsonPath created = JsonPath.from(last("check-create").body());
        assertThat(created.<String>get("lease.status")).isEqualTo("CREATING");
        assertThat(created.<List<String>>get("lease.reservations[0].allocations.hypervisor_hostname"))
                .containsExactly("c1");
        assertThat(created.<Map<String, String>>get("lease.reservations[0].allocations[0].extra"))
                .containsEntry("gpu", "False");

        String reservation = alice.get("/v1/leases/" + id).extract().path("lease.reservations[0].id");
        String more = "{\"reservations\": [{\"id\": \"%s\", \"max\": 2}]}".formatted(reservation);
        alice.put("/v1/leases/" + id, more).statusCode(200);

        JsonPath changed = JsonPath.from(last("check-update").body());
        assertThat(changed.<String>get("lease.id")).isEqualTo(id);
        assertThat(changed.<List<String>>get("current_lease.reservations[0].allocations.id"))
                .containsExactly("1");
        assertThat(changed.<List<String>>get("lease.reservations[0].allocations.id"))
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    @Tag("case-69")
    void a_service_that_fails_does_not_stop_the_end_of_a_lease() {
        String inAnHour = ReservationApi.text(Instant.now().plus(Duration.ofHours(1)));
        String id = alice.create(lease("now", inAnHour, hosts(1, 1)));
        awaitStatus(id, "ACTIVE");
        service.breaksAt("on-end");

        alice.put("/v1/leases/" + id, "{\"end_date\": \"now\"}").statusCode(200);

        awaitStatus(id, "TERMINATED");
        assertThat(JsonPath.from(last("on-end").body()).<String>get("lease.id")).isEqualTo(id);
    }

    @Test
    @Tag("case-59")
    void the_service_is_notified_of_the_removal_of_a_lease_that_has_not_ended() {
        String id = alice.create(lease(at(0), at(60), hosts(1, 1)));

        alice.delete("/v1/leases/" + id).statusCode(204);

        assertThat(JsonPath.from(last("on-end").body()).<String>get("lease.id")).isEqualTo(id);
    }

    @Test
    @Tag("case-69")
    void the_service_is_asked_again_when_others_took_the_host_during_the_question() {
        int before = questions("check-create").size();
        String firstHost = "[\"==\", \"$hypervisor_hostname\", \"c1\"]";
        service.beforeNextAnswer(() -> bob.create(lease(at(0), at(60), hosts(1, 1, firstHost, ""))));

        String id = alice.create(lease(at(0), at(60), hosts(1, 1)));

        assertThat(questions("check-create").stream().skip(before).map(EnforcementApiTest::hostsOf))
                .as("the host that Alice chose, the host of Bob, the host that was left for Alice")
                .containsExactly(List.of("c1"), List.of("c1"), List.of("c2"));
        assertThat(hosts.of(id)).containsExactly("2");
    }

    @Test
    @Tag("case-69")
    void the_service_is_asked_once_when_the_question_stays_the_same() {
        hosts.alike(1);
        int before = questions("check-create").size();
        service.beforeNextAnswer(() -> bob.create(lease(at(0), at(60), instances(1, 1, "null"))));

        String id = alice.create(lease(at(0), at(60), instances(1, 1, "null")));

        assertThat(questions("check-create").stream().skip(before).map(EnforcementApiTest::projectOf))
                .as("one question for each of the two leases, although Bob took the slot that Alice had chosen")
                .containsExactly(DEMO.id(), OTHER.id());
        alice.get("/v1/leases/" + id).body("lease.status", equalTo("PENDING"));
    }

    @Test
    @Tag("case-69")
    void a_change_during_the_question_of_another_change_is_not_lost() {
        String id = alice.create(lease(at(0), at(60), hosts(1, 1)));
        service.beforeNextAnswer(
                () -> alice.put("/v1/leases/" + id, "{\"name\": \"meanwhile\"}").statusCode(200));

        alice.put("/v1/leases/" + id, "{\"end_date\": \"%s\"}".formatted(at(120)))
                .statusCode(200);

        alice.get("/v1/leases/" + id)
                .body("lease.name", equalTo("meanwhile"))
                .body("lease.end_date", equalTo(at(120).replace(' ', 'T') + ":00.000000"));
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> alice.get("/v1/leases/" + id).body("lease.status", equalTo(status)));
    }

    private Asked last(String path) {
        return questions(path).getLast();
    }

    private List<Asked> questions(String path) {
        return service.asked().stream()
                .filter(asked -> asked.path().endsWith(path))
                .toList();
    }

    private static List<String> hostsOf(Asked question) {
        return JsonPath.from(question.body()).getList("lease.reservations[0].allocations.hypervisor_hostname");
    }

    private static String projectOf(Asked question) {
        return JsonPath.from(question.body()).getString("context.project_id");
    }
}
