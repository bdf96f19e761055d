package io.leasehold.device.job;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.BOB;
import static io.leasehold.device.World.D1;
import static io.leasehold.device.World.D2;
import static io.leasehold.device.World.D4;
import static io.leasehold.device.World.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.test.MovableClock;
import io.leasehold.device.DeviceApi;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.Told;
import io.leasehold.device.World;
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
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    MovableClock clock;

    @Inject
    JobSweep sweep;

    private final String job = UUID.randomUUID().toString().replace("-", "");
    private final DeviceApi client = DeviceApi.fixture().with("X-Job-UUID", job);

    @BeforeEach
    void the_first_day() {
        World.renew();
    }

    @AfterEach
    void time_is_real_again() {
        clock.reset();
    }

    @Test
    @Tag("case-5")
    void a_job_is_accepted_at_once_and_polled_as_often_as_one_likes() {
        client.attach(D1, V1)
                .statusCode(202)
                .body("location", matchesPattern("http://[^/]+/zstack/v1/api-jobs/" + job))
                .body("apiTimeout", equalTo(1_800_000));

        ends(200).body("inventory.uuid", equalTo(D1)).body("$", not(hasKey("schema")));
        DeviceApi.open()
                .with("X-JSON-Schema", "true")
                .with("Authorization", "OAuth null")
                .get("/api-jobs/" + job)
                .statusCode(200)
                .body("schema.inventory", equalTo("org.zstack.pciDevice.virtual.vfio_mdev.MdevDeviceInventory"));
    }

    @Test
    void a_failed_job_is_polled_as_an_error() {
        client.attach(D4, V1).statusCode(202);

        ends(503).body("error.code", equalTo("SYS.1006")).body("error.cause.code", equalTo("MDEV.1001"));
    }

    @Test
    void a_job_may_be_asked_for_without_an_id() {
        DeviceApi.fixture()
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
    void headers_that_make_no_sense_are_a_bad_request(String header, String value) {
        DeviceApi.fixture().with(header, value).attach(D1, V1).statusCode(400).body("error.code", equalTo("SYS.1007"));
    }

    @Test
    @Tag("case-7")
    void the_same_job_is_done_once() {
        Told told = Told.about(V1);
        client.attach(D1, V1).statusCode(202);
        ends(200);

        client.attach(D1, V1).statusCode(202).body("location", matchesPattern(".*/" + job));

        ends(200).body("inventory.status", equalTo("Attached"));
        told.soon(events -> assertThat(events).containsExactly("device.attached"));
    }

    @Test
    @Tag("case-8")
    void another_request_under_the_same_id_is_a_bad_request() {
        client.attach(D1, V1).statusCode(202);

        client.attach(D2, V1).statusCode(400);
        DeviceApi.as(BOB).with("X-Job-UUID", job).attach(D1, V1).statusCode(400);
        ends(200).body("inventory.uuid", equalTo(D1));
    }

    @Test
    @Tag("case-9")
    void an_unknown_job_is_not_found_and_a_job_is_only_read() {
        DeviceApi.open().get("/api-jobs/" + job).statusCode(404);
        DeviceApi.open().put("/api-jobs/" + job, "{}").statusCode(405);
    }

    @Test
    void a_job_is_hidden_from_a_known_stranger() {
        client.attach(D1, V1).statusCode(202);
        ends(200);

        DeviceApi.as(ALICE).get("/api-jobs/" + job).statusCode(404);
        DeviceApi.as(ADMIN).get("/api-jobs/" + job).statusCode(200);
        DeviceApi.authorized("OAuth " + "f".repeat(32)).get("/api-jobs/" + job).statusCode(200);
    }

    @Test
    @Tag("case-11")
    void a_stranger_that_asks_for_a_job_is_denied_when_polling_and_nothing_is_stored() {
        String location = DeviceApi.authorized("OAuth " + "f".repeat(32))
                .with("X-Job-UUID", job)
                .attach(D1, V1)
                .statusCode(202)
                .extract()
                .path("location");

        assertThat(location).endsWith("/zstack/v1/api-jobs/" + job + "?deny=ID.1001");
        DeviceApi.open()
                .get("/api-jobs/" + job + "?deny=ID.1001")
                .statusCode(503)
                .body("error.code", equalTo("ID.1001"));
        DeviceApi.open().get("/api-jobs/" + job).statusCode(404);
        DeviceApi.open().get("/api-jobs/" + job + "?deny=ID.1002").statusCode(404);
    }

    @Test
    void a_running_job_answers_with_nothing_yet() {
        World.fault("{\"op\":\"attach\",\"delayMs\":3000}");
        client.attach(D1, V1).statusCode(202);

        DeviceApi.open().get("/api-jobs/" + job).statusCode(202).body("$", anEmptyMap());

        ends(200);
    }

    @Test
    void a_job_past_its_deadline_has_failed_and_its_device_is_settled() {
        World.fault("{\"op\":\"attach\",\"delayMs\":3000}");
        DeviceApi.fixture()
                .with("X-Job-UUID", job)
                .with("X-API-Timeout", "1")
                .attach(D1, V1)
                .statusCode(202);

        ends(503).body("error.code", equalTo("SYS.1001"));

        await().atMost(SOON)
                .untilAsserted(() -> DeviceApi.fixture()
                        .get("/mdev-devices/" + D1)
                        .body("inventories[0].status", equalTo("Attached")));
        ends(503).body("error.code", equalTo("SYS.1001"));
    }

    @Test
    void a_finished_job_is_forgotten_after_three_hours() {
        client.attach(D1, V1).statusCode(202);
        ends(200);
        clock.advance(Duration.ofHours(2));
        sweep.forget().await().atMost(SOON);
        ends(200);

        clock.advance(Duration.ofMinutes(61));
        sweep.forget().await().atMost(SOON);

        DeviceApi.open().get("/api-jobs/" + job).statusCode(404);
    }

    @CanIgnoreReturnValue
    private ValidatableResponse ends(int status) {
        return await().atMost(SOON)
                .until(
                        () -> DeviceApi.open().get("/api-jobs/" + job),
                        response -> response.extract().statusCode() == status);
    }
}
