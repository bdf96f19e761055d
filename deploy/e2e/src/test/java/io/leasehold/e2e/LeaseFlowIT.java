package io.leasehold.e2e;

import static io.leasehold.e2e.Api.HOSTS;
import static io.leasehold.e2e.Api.LEASES;
import static io.leasehold.local.story.Eventually.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.leasehold.common.event.Topics;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseFlowIT {
    private final LeaseStory story =
            new LeaseStory("flow-" + UUID.randomUUID().toString().substring(0, 8));
    private final Api admin = Api.as("admin");

    @AfterEach
    void clean_up() {
        story.cleanUp();
    }

    @Test
    void a_lease_flows_from_reservation_to_compute_and_back() {
        story.play();

        String ended = story.lease("starts-and-ends").getString("id");
        assertThat(RunEvents.types(Topics.LEASE, ended))
                .containsExactly(
                        "lease.create",
                        "lease.event.start_lease",
                        "lease.update",
                        "lease.event.before_end_lease",
                        "lease.event.end_lease");
        expect(
                "compute reports each step",
                () -> assertThat(RunEvents.types(Topics.RESERVATION_REPORT, ended))
                        .containsExactly("reservation.prepared", "reservation.active", "reservation.ended"));
    }

    @Test
    void a_lease_that_starts_now_is_active_and_its_host_in_its_aggregate_at_once() {
        story.register("910542A_78A2001");

        long begin = System.nanoTime();
        story.create("instant", "910542A_78A2001", "now", LeaseStory.minutesFromNow(60));
        long created = System.nanoTime();
        expect(
                "the lease is active",
                () -> assertThat(story.lease("instant").getString("status")).isEqualTo("ACTIVE"));
        long active = System.nanoTime();
        expect(
                "the host is in the aggregate",
                () -> assertThat(story.aggregateOf("instant")).containsExactly("910542A_78A2001"));
        long moved = System.nanoTime();

        System.out.printf(
                "created after %d ms, ACTIVE %d ms and in its aggregate %d ms after the 201%n",
                millis(begin, created), millis(created, active), millis(created, moved));
    }

    @Test
    void a_host_that_goes_down_is_not_leased_until_it_is_back() {
        story.register("910542A_78A2002");

        hardware("910542A_78A2002", "down");
        expect(
                "the host cannot be leased",
                () -> admin.get(HOSTS + "/7").then().body("host.reservable", org.hamcrest.Matchers.is(false)));
        hardware("910542A_78A2002", "up");
        expect(
                "the host can be leased",
                () -> admin.get(HOSTS + "/7").then().body("host.reservable", org.hamcrest.Matchers.is(true)));
    }

    @Test
    void users_of_other_projects_see_nothing() {
        story.register("910542A_78A2003");
        story.create("private", "910542A_78A2003", LeaseStory.minutesFromNow(60), LeaseStory.minutesFromNow(120));
        String path = LEASES + "/" + story.lease("private").getString("id");

        assertThat(Api.as("bob").get(path).statusCode()).isEqualTo(403);
        assertThat(Api.as("bob").get(LEASES).jsonPath().getList("leases.name")).doesNotContain(story.name("private"));
        assertThat(Api.as("rita").get(path).statusCode()).isEqualTo(200);
        assertThat(Api.as("rita").delete(path).statusCode()).isEqualTo(403);
        assertThat(Api.as("alice").get(HOSTS).statusCode()).isEqualTo(403);
        assertThat(Api.as("alice").get(Api.HYPERVISORS).statusCode()).isEqualTo(403);
        assertThat(Api.withToken("garbage").get(path).statusCode()).isEqualTo(401);
        assertThat(RestAssured.get(SharedStack.get().gateway() + path).statusCode())
                .isEqualTo(401);
    }

    private static void hardware(String host, String state) {
        var unused = RestAssured.given()
                .contentType("application/json")
                .body("{\"state\": \"%s\"}".formatted(state))
                .put(SharedStack.get().managementUrl(SharedStack.COMPUTE).resolve("/q/sim/hosts/" + host))
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }
}
