package io.leasehold.device.job;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.device.DataCentre.D1;
import static io.leasehold.device.DataCentre.D2;
import static io.leasehold.device.DataCentre.D4;
import static io.leasehold.device.DataCentre.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.test.MovableClock;
import io.leasehold.device.AnnouncedEvents;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DeviceTest
class JobApiTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    MovableClock clock;

    @Inject
    JobCleanup cleanup;

    private final String job = UUID.randomUUID().toString().replace("-", "");
    private final DeviceApi client = DeviceApi.fixtureSession().with("X-Job-UUID", job);

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @AfterEach
    void reset_the_clock() {
        clock.reset();
    }

    @Test
    @Tag("case-5")
    void a_job_is_accepted_and_can_be_polled_repeatedly() {
        client.attach(D1, V1)
                .statusCode(202)
                .body("location", matchesPattern("http://[^/]+/zstack/v1/api-jobs/" + job))
                .body("apiTimeout", equalTo(1_800_000));

        awaitStatus(200).body("inventory.uuid", equalTo(D1)).body("$", not(hasKey("schema")));
        DeviceApi.anonymous()
                .with("X-JSON-Schema", "true")
                .with("Authorization", "OAuth null")
                .get("/api-jobs/" + job)
                .statusCode(200)
                .body("schema.inventory", equalTo("org.zstack.pciDevice.virtual.vfio_mdev.MdevDeviceInventory"));
    }

    @Test
    void polling_a_failed_job_returns_the_error() {
        client.attach(D4, V1).statusCode(202);

        awaitStatus(503).body("error.code", equalTo("SYS.1006")).body("error.cause.code", equalTo("MDEV.1001"));
    }

    @Test
    void a_job_can_be_requested_without_an_id() {
        DeviceApi.fixtureSession()
                .with("Prefer", "respond-async")
                .with("X-API-Timeout", "60")
                .attach(D1, V1)
                .statusCode(202)
                .body("apiTimeout", equalTo(60_000));
    }

    @ParameterizedTest
    @Tag("case-6")
    @CsvSource({
        "X-Job-UUID,0123456789012345678901234567890",
        "X-Job-UUID,012345678901234567890123456789012",
        "X-API-Timeout,soon",
        "X-API-Timeout,0",
        "X-Web-Hook,http://127.0.0.1/hook"
    })
    void invalid_headers_are_a_bad_request(String header, String value) {
        DeviceApi.fixtureSession()
                .with(header, value)
                .attach(D1, V1)
                .statusCode(400)
                .body("error.code", equalTo("SYS.1007"));
    }

    @Test
    @Tag("case-7")
    void a_repeated_job_request_is_executed_once() {
        AnnouncedEvents announced = AnnouncedEvents.of(V1);
        client.attach(D1, V1).statusCode(202);
        awaitStatus(200);

        client.attach(D1, V1).statusCode(202).body("location", matchesPattern(".*/" + job));

        awaitStatus(200).body("inventory.status", equalTo("Attached"));
        announced.eventually(events -> assertThat(events).containsExactly("device.attached"));
    }

    @Test
    @Tag("case-8")
    void another_request_under_the_same_id_is_a_bad_request() {
        client.attach(D1, V1).statusCode(202);

        client.attach(D2, V1).statusCode(400);
        DeviceApi.as(BOB).with("X-Job-UUID", job).attach(D1, V1).statusCode(400);
        awaitStatus(200).body("inventory.uuid", equalTo(D1));
    }

    @Test
    @Tag("case-9")
    void an_unknown_job_is_not_found_and_jobs_are_read_only() {
        DeviceApi.anonymous().get("/api-jobs/" + job).statusCode(404);
        DeviceApi.anonymous().put("/api-jobs/" + job, "{}").statusCode(405);
    }

    @Test
    void a_job_is_hidden_from_other_accounts() {
        client.attach(D1, V1).statusCode(202);
        awaitStatus(200);

        DeviceApi.as(ALICE).get("/api-jobs/" + job).statusCode(404);
        DeviceApi.as(ADMIN).get("/api-jobs/" + job).statusCode(200);
        DeviceApi.authorized("OAuth " + "f".repeat(32)).get("/api-jobs/" + job).statusCode(200);
    }

    @Test
    @Tag("case-11")
    void an_unauthenticated_job_request_is_denied_when_polled_and_not_stored() {
        String location = DeviceApi.authorized("OAuth " + "f".repeat(32))
                .with("X-Job-UUID", job)
                .attach(D1, V1)
                .statusCode(202)
                .extract()
                .path("location");

        assertThat(location).endsWith("/zstack/v1/api-jobs/" + job + "?deny=ID.1001");
        DeviceApi.anonymous()
                .get("/api-jobs/" + job + "?deny=ID.1001")
                .statusCode(503)
                .body("error.code", equalTo("ID.1001"));
        DeviceApi.anonymous().get("/api-jobs/" + job).statusCode(404);
        DeviceApi.anonymous().get("/api-jobs/" + job + "?deny=ID.1002").statusCode(404);
    }

    @Test
    void polling_a_running_job_returns_an_empty_object() {
        DataCentre.injectFault("{\"op\":\"attach\",\"delayMs\":3000}");
        client.attach(D1, V1).statusCode(202);

        DeviceApi.anonymous().get("/api-jobs/" + job).statusCode(202).body("$", anEmptyMap());

        awaitStatus(200);
    }

    @Test
    void a_job_fails_at_its_deadline_and_its_operation_still_finishes() {
        DataCentre.injectFault("{\"op\":\"attach\",\"delayMs\":3000}");
        DeviceApi.fixtureSession()
                .with("X-Job-UUID", job)
                .with("X-API-Timeout", "1")
                .attach(D1, V1)
                .statusCode(202);

        awaitStatus(503).body("error.code", equalTo("SYS.1001"));

        await().atMost(TIMEOUT)
                .untilAsserted(() -> DeviceApi.fixtureSession()
                        .get("/mdev-devices/" + D1)
                        .body("inventories[0].status", equalTo("Attached")));
        awaitStatus(503).body("error.code", equalTo("SYS.1001"));
    }

    @Test
    void a_finished_job_is_deleted_after_three_hours() {
        client.attach(D1, V1).statusCode(202);
        awaitStatus(200);
        clock.advance(Duration.ofHours(2));
        cleanup.deleteOld().await().atMost(TIMEOUT);
        awaitStatus(200);

        clock.advance(Duration.ofMinutes(61));
        cleanup.deleteOld().await().atMost(TIMEOUT);

        DeviceApi.anonymous().get("/api-jobs/" + job).statusCode(404);
    }

    @CanIgnoreReturnValue
    private ValidatableResponse awaitStatus(int status) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> DeviceApi.anonymous().get("/api-jobs/" + job),
                        response -> response.extract().statusCode() == status);
    }
}
