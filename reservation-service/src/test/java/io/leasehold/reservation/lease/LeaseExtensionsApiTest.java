package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.hosts;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static io.leasehold.reservation.test.ReservationApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.leasehold.common.test.MovableClock;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.Parallel;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Extensions of the Blazar API: dry runs, idempotency keys, and the holdings of a lease. */
@ReservationTest
class LeaseExtensionsApiTest {
    @Inject
    TestHosts hosts;

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @AfterEach
    void reset_clock() {
        clock.reset();
    }

    @BeforeEach
    void two_hosts() {
        hosts.alike(2);
        database.run("delete from idempotency_key");
    }

    @Test
    void a_dry_run_of_a_create_shows_the_lease_and_creates_none() {
        alice.post("/v1/leases?dry_run=true", lease(at(0), at(60), hosts(2, 2)))
                .statusCode(200)
                .body("lease.status", equalTo("PENDING"))
                .body("lease.reservations[0].max", equalTo(2));
        alice.post("/v1/leases?dry_run=1", lease(at(0), at(60), hosts(3, 3)))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));
        alice.post("/v1/leases?dry_run=maybe", lease(at(0), at(60)))
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter dry_run"));

        alice.get("/v1/leases").body("leases", empty());
    }

    @Test
    void a_create_that_is_repeated_with_its_key_makes_one_lease() {
        String body = lease(at(0), at(60), hosts(1, 1));

        String first = post("key-1", body).statusCode(201).extract().path("lease.id");
        String second = post("key-1", body).statusCode(201).extract().path("lease.id");
        String other = post("key-2", body).statusCode(201).extract().path("lease.id");

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        alice.get("/v1/leases").body("leases", hasSize(2));
    }

    @Test
    void a_repeat_gets_its_lease_also_when_its_start_has_passed() {
        String body = lease(text(clock.instant()), at(60), hosts(1, 1));
        String first = post("key", body).statusCode(201).extract().path("lease.id");

        clock.advance(Duration.ofMinutes(5));

        post("key", body).statusCode(201).body("lease.id", equalTo(first));
        post("other", body).statusCode(400);
    }

    @Test
    void repeats_at_the_same_time_make_one_lease_too() {
        String body = lease(at(0), at(60), hosts(1, 1));

        List<String> made = Parallel.all(
                8, number -> post("key", body).statusCode(201).extract().path("lease.id"));

        assertThat(made).containsOnly(made.getFirst());
        alice.get("/v1/leases").body("leases", hasSize(1));
    }

    @Test
    void a_key_belongs_to_one_request_of_one_project() {
        String body = lease(at(0), at(60), hosts(1, 1));
        String id = post("key", body).statusCode(201).extract().path("lease.id");

        post("key", lease(at(0), at(90), hosts(1, 1)))
                .statusCode(409)
                .body("error_message", equalTo("Idempotency-Key key was used for another request"));
        ReservationApi.as(BOB)
                .request()
                .header("Idempotency-Key", "key")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/leases")
                .then()
                .statusCode(201);
        alice.delete("/v1/leases/" + id).statusCode(204);
        post("key", body).statusCode(409);
        post("x".repeat(256), body).statusCode(400);
    }

    @Test
    void the_owner_sees_what_the_lease_holds_and_nobody_else_does() {
        String id = alice.create(lease(at(0), at(60), hosts(1, 1), instances(3, 1, "null")));

        alice.get("/v1/leases/%s/allocations".formatted(id))
                .statusCode(200)
                .body("allocations.resource_type", contains("physical:host", "virtual:instance"))
                .body("allocations[0].hosts.resource_id", contains("1"))
                .body("allocations[0].hosts.hypervisor_hostname", contains("c1"))
                .body("allocations[1].hosts.slots", contains(3));
        ReservationApi.as(ADMIN).get("/v1/leases/%s/allocations".formatted(id)).statusCode(200);
        ReservationApi.as(BOB)
                .get("/v1/leases/%s/allocations".formatted(id))
                .statusCode(403)
                .body("error_message", equalTo("Policy doesn't allow blazar:leases:get to be performed"));
        alice.get("/v1/leases/nonsense/allocations").statusCode(404);
    }

    private ValidatableResponse post(String key, String body) {
        return alice.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/leases")
                .then();
    }
}
