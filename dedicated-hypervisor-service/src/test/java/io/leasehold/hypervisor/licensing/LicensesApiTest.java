package io.leasehold.hypervisor.licensing;

import static io.leasehold.common.test.TestBacking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.common.test.MovableClock;
import io.leasehold.hypervisor.HypervisorApi;
import io.leasehold.hypervisor.HypervisorTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HypervisorTest
class LicensesApiTest {
    private static final String OLD = "vCenter Server 5.5 Standard";
    private static final String MIDDLE = "vCenter Server 6.x Standard";
    private static final String NEW = "vCenter Server 8.x Standard";

    @Inject
    MovableClock clock;

    @Inject
    LicenseKeysFixture keys;

    private final HypervisorApi api = HypervisorApi.ofNewTenant();

    @BeforeEach
    void restock_pool() {
        keys.awaitPool();
    }

    @AfterEach
    void reset_clock() {
        clock.reset();
        keys.restock();
    }

    @Test
    @Tag("case-43")
    void the_list_has_the_documented_types_and_newer_types() {
        String types = api.get("/license_types").statusCode(200).extract().asString();

        assertThat(types)
                .startsWith("{\"license_types\":["
                        + "{\"id\":\"69fcba22209347719e764e3eba862db1\",\"name\":\"vCenter Server 5.5 Standard\","
                        + "\"has_license_key\":true,\"license_switch\":false,\"unit\":\"license\","
                        + "\"description\":\"vCenter Server 5.5 Standard\"},"
                        + "{\"id\":\"69fcba22209347719e764e3eba862db2\",\"name\":\"SQL Server 2014 Standard Edition\","
                        + "\"has_license_key\":false,\"license_switch\":true,\"unit\":\"vCPU\","
                        + "\"description\":\"SQL Server 2014 Standard Edition\"},"
                        + "{\"id\":\"69fcba22209347719e764e3eba862db3\",\"name\":\"Windows Server\","
                        + "\"has_license_key\":false,\"license_switch\":false,\"unit\":\"VM\","
                        + "\"description\":\"Windows Server 2008 - 2012 R2\"}");
        api.get("/license_types").body("license_types", hasSize(7)).body("license_types.name", hasItem(NEW));
    }

    @Test
    @Tag("case-38")
    void creating_a_licence_issues_a_key() {
        create(NEW)
                .statusCode(200)
                .body("license.id", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .body("license.key", matchesPattern("([0-9A-Z]{5}-){4}[0-9A-Z]{5}"))
                .body("license.expires_at", nullValue())
                .body("license.assigned_from", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
                .body("license.license_type", equalTo(NEW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"license_type\":\"Windows Server\"}",
                "{\"license_type\":\"nonsense\"}",
                "{}",
                "",
                "{\"license_type\":null}",
                "{\"license_type\":5}",
                "{\"license_type\":\"vcenter server 8.x standard\"}"
            })
    @Tag("case-39")
    void a_type_without_keys_is_refused(String body) {
        api.post("/licenses", body).statusCode(400);

        api.get("/licenses").body("licenses", empty());
    }

    @Test
    @Tag("case-40")
    void the_last_key_goes_to_one_of_two_requests() {
        keys.limit(MIDDLE, 1);

        List<CompletableFuture<Integer>> both = List.of(1, 2).stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> create(MIDDLE).extract().statusCode()))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 503);
        create(MIDDLE).statusCode(503).body("serviceUnavailable.message", containsString(MIDDLE));
    }

    @Test
    @Tag("case-41")
    void a_list_is_ordered_oldest_first_and_filtered_by_type() {
        String first = id(create(NEW));
        String second = id(create(OLD));

        api.get("/licenses").body("licenses.id", contains(first, second));
        api.get("/licenses?license_type=vCenter Server 5.5 Standard").body("licenses.id", contains(second));
        api.get("/licenses?license_type=vCenter").body("licenses", empty());
        HypervisorApi.as(ALICE).get("/licenses").body("licenses.id", not(hasItem(first)));
    }

    @Test
    @Tag("case-42")
    void a_licence_can_be_deleted_once() {
        String id = id(create(NEW));

        api.delete("/licenses/" + id).statusCode(204);

        api.get("/licenses").body("licenses", empty());
        api.delete("/licenses/" + id)
                .statusCode(404)
                .body("itemNotFound.message", equalTo("License %s could not be found.".formatted(id)));
        api.delete("/licenses/nonsense").statusCode(404);
    }

    @Test
    void another_tenants_licence_is_unknown() {
        String id = id(create(NEW));

        HypervisorApi.as(ALICE).delete("/licenses/" + id).statusCode(404);

        api.get("/licenses").body("licenses.id", contains(id));
    }

    @Test
    @Tag("case-42")
    void a_licence_of_a_lease_cannot_be_deleted() {
        String id = id(create(NEW));
        keys.holdForLease(UUID.fromString(id), "a-lease");

        api.delete("/licenses/" + id)
                .statusCode(409)
                .body("conflictingRequest.message", containsString("lease a-lease"));

        api.get("/licenses").body("licenses.id", contains(id));
    }

    @Test
    void a_released_key_is_issued_again_in_the_next_month() {
        at("2031-03-10T12:00:00Z");
        keys.limit(OLD, 1);
        ValidatableResponse issued = create(OLD).statusCode(200);
        String key = issued.extract().path("license.key");
        api.delete("/licenses/" + id(issued)).statusCode(204);

        create(OLD).statusCode(503);
        at("2031-03-31T23:59:59Z");
        create(OLD).statusCode(503);
        at("2031-04-01T00:00:00Z");

        create(OLD).statusCode(200).body("license.key", equalTo(key));
    }

    private ValidatableResponse create(String type) {
        return api.post("/licenses", "{\"license_type\":\"%s\"}".formatted(type));
    }

    private static String id(ValidatableResponse created) {
        return created.extract().path("license.id");
    }

    private void at(String when) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(when)));
    }
}
