package io.leasehold.hypervisor.usage;

import static io.leasehold.common.test.TestBacking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.leasehold.common.event.Topics;
import io.leasehold.common.test.KafkaLog;
import io.leasehold.common.test.MovableClock;
import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.licensing.LicenseKeysFixture;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HypervisorTest
class UsagesApiTest {
    private static final String NEW = "vCenter Server 8.x Standard";
    private static final String OLD = "vCenter Server 5.5 Standard";

    @Inject
    MovableClock clock;

    @Inject
    MeteringLoop metering;

    @Inject
    LicenseKeysFixture keys;

    @Inject
    Pool pool;

    private final HypervisorApi api = HypervisorApi.ofNewTenant();

    @BeforeEach
    void set_clock_and_forget_sampled_hours() {
        keys.awaitPool();
        keys.restock();
        var unused = pool.query("delete from usage_run").execute().await().atMost(Duration.ofSeconds(10));
        at("2032-05-06T10:30:00Z");
    }

    @AfterEach
    void reset_clock() {
        clock.reset();
        keys.restock();
    }

    @Test
    @Tag("case-47")
    void held_keys_are_counted_for_the_tenant() {
        create(NEW);
        create(NEW);

        String usages = api.get("/usages").statusCode(200).extract().asString();

        String id = usageId();
        assertThat(usages)
                .isEqualTo(("{\"tenant_id\":\"%1$s\",\"usages\":[{\"id\":\"%2$s\","
                                + "\"type\":\"dedicated-hypervisor.guest-image.vcenter-server-8-x-standard\",\"value\":2,"
                                + "\"unit\":\"license\",\"name\":\"vCenter Server 8.x Standard\","
                                + "\"description\":\"vCenter Server 8.x Standard\",\"has_license_key\":true,"
                                + "\"resource_id\":\"%1$s\"}]}")
                        .formatted(api.tenant(), id));
    }

    @Test
    @Tag("case-45")
    @Tag("case-51")
    void a_history_has_a_peak_for_each_hour_from_zero_to_zero() {
        String first = create(NEW);
        String second = create(NEW);
        sampleAt("2032-05-06T11:00:02Z");
        delete(second);
        sampleAt("2032-05-06T12:00:02Z");
        delete(first);
        sampleAt("2032-05-06T13:00:02Z");

        String history = api.get("/usages/%s/histories".formatted(usageId()))
                .statusCode(200)
                .extract()
                .asString();

        assertThat(history)
                .isEqualTo(("{\"tenant_id\":\"%s\",\"unit\":\"license\",\"resource_id\":\"%<s\","
                                + "\"license_type\":\"vCenter Server 8.x Standard\","
                                + "\"description\":\"vCenter Server 8.x Standard\",\"histories\":["
                                + "{\"time\":\"2032-05-06 09:00:00\",\"value\":0},"
                                + "{\"time\":\"2032-05-06 10:00:00\",\"value\":2},"
                                + "{\"time\":\"2032-05-06 11:00:00\",\"value\":2},"
                                + "{\"time\":\"2032-05-06 12:00:00\",\"value\":1},"
                                + "{\"time\":\"2032-05-06 13:00:00\",\"value\":0}]}")
                        .formatted(api.tenant()));
        api.get("/usages").body("usages.value", contains(2));
        api.get("/usages?from=2032-05-06 12:00:00").body("usages.value", contains(1));
    }

    @Test
    @Tag("case-48")
    void sampling_an_hour_again_changes_nothing() {
        create(NEW);
        sampleAt("2032-05-06T11:00:02Z");
        String before = histories();

        sampleAt("2032-05-06T11:20:00Z");
        sampleAt("2032-05-06T11:40:00Z");

        assertThat(histories()).isEqualTo(before);
    }

    @Test
    void hours_without_a_running_replica_have_no_samples() {
        create(NEW);
        sampleAt("2032-05-06T14:00:02Z");

        api.get("/usages/%s/histories".formatted(usageId()))
                .body("histories.time", contains("2032-05-06 09:00:00", "2032-05-06 10:00:00", "2032-05-06 14:00:00"));
    }

    @Test
    void a_series_without_keys_is_not_listed_in_the_next_month() {
        delete(create(NEW));
        sampleAt("2032-05-06T11:00:02Z");
        sampleAt("2032-06-01T00:00:02Z");

        api.get("/usages").body("usages", empty());
        api.get("/usages?from=2032-05-01").body("usages.value", contains(1));
    }

    @Test
    @Tag("case-49")
    void a_client_that_cannot_read_numbers_gets_strings() {
        create(NEW);
        HypervisorApi gopher = api.with("User-Agent", "eclcloud/1.0.0");

        gopher.get("/usages").body("usages.value", contains("1"));
        gopher.get("/usages/%s/histories".formatted(usageId())).body("histories.value", contains("0", "1"));
    }

    @Test
    void types_are_found_by_both_names_and_listed_in_order() {
        create(NEW);
        create(OLD);

        api.get("/usages").body("usages.name", contains(OLD, NEW));
        api.get("/usages?license_type=vCenter Server 8.x Standard").body("usages.name", contains(NEW));
        api.get("/usages?license_type=dedicated-hypervisor.guest-image.vcenter-server-5-5-standard")
                .body("usages.name", contains(OLD));
        api.get("/usages?license_type=nonsense").statusCode(200).body("usages", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?from=2025-10-01&to=2025-11-01", "?from=garbage", "?to=", "?from=2025-10-02&to=2025-10-01"})
    @Tag("case-50")
    void an_invalid_period_is_refused(String query) {
        create(NEW);

        api.get("/usages" + query).statusCode(400);
        api.get("/usages/%s/histories%s".formatted(usageId(), query)).statusCode(400);
    }

    @Test
    @Tag("case-51")
    void the_history_of_an_unknown_usage_is_a_bad_request() {
        create(NEW);

        api.get("/usages/nonsense/histories").statusCode(400);
        api.get("/usages/aaaaaaaa-0000-4000-8000-000000000000/histories").statusCode(400);
        HypervisorApi.as(ALICE).get("/usages/%s/histories".formatted(usageId())).statusCode(400);
    }

    @Test
    void each_sample_is_published_with_the_peak_of_its_hour() {
        delete(create(NEW));

        KafkaLog log = new KafkaLog(Topics.HYPERVISOR_USAGE);
        await().untilAsserted(() ->
                assertThat(log.read(api.tenant())).hasSizeGreaterThanOrEqualTo(2)); // the metering loop samples too
        assertThat(KafkaLog.header(log.read(api.tenant()).getFirst(), "ce_type"))
                .isEqualTo("usage.sampled");
        assertThat(KafkaLog.header(log.read(api.tenant()).getFirst(), "ce_source"))
                .isEqualTo("dedicated-hypervisor");
        assertThat(log.read(api.tenant()).getLast().value())
                .isEqualTo(("{\"tenant_id\":\"%s\",\"usage_id\":\"%s\",\"license_type\":\"%s\","
                                + "\"resource_id\":\"%1$s\",\"hour\":\"2032-05-06T10:00:00Z\",\"value\":1}")
                        .formatted(api.tenant(), usageId(), NEW));
    }

    private void sampleAt(String when) {
        at(when);
        metering.pass().await().atMost(Duration.ofSeconds(10));
    }

    private String histories() {
        return api.get("/usages/%s/histories".formatted(usageId())).extract().asString();
    }

    private String usageId() {
        List<String> ids = api.get("/usages?from=2032-05-01").extract().path("usages.id");
        return ids.getFirst();
    }

    @CanIgnoreReturnValue
    private String create(String type) {
        return api.post("/licenses", "{\"license_type\":\"%s\"}".formatted(type))
                .statusCode(200)
                .extract()
                .path("license.id");
    }

    private void delete(String license) {
        api.delete("/licenses/" + license).statusCode(204);
    }

    private void at(String when) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(when)));
    }
}
