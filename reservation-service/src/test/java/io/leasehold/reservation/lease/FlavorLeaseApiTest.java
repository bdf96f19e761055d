package io.leasehold.reservation.lease;

import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.reservation.test.ReservationApi.at;
import static io.leasehold.reservation.test.ReservationApi.instances;
import static io.leasehold.reservation.test.ReservationApi.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.FakeCompute;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.leasehold.reservation.test.TestHosts;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ReservationTest
class FlavorLeaseApiTest {
    private static final SourceFlavor SMALL = flavor("small", 2, Map.of());

    @Inject
    TestHosts hosts;

    @Inject
    FakeCompute compute;

    @Inject
    Database database;

    private final ReservationApi alice = ReservationApi.as(ALICE);

    @BeforeEach
    void two_hosts_and_a_flavor() {
        hosts.alike(2);
        compute.offer(SMALL);
    }

    @Test
    @Tag("case-35")
    void a_flavor_lease_shows_its_source_flavor() {
        ValidatableResponse created = create(flavors("small", 1, "\"None\"")).statusCode(201);

        created.body("lease.reservations[0].resource_type", equalTo("flavor:instance"))
                .body("lease.reservations[0].affinity", nullValue())
                .body("lease.reservations[0].server_group_id", nullValue())
                .body("lease.reservations[0].vcpus", equalTo(2))
                .body("lease.reservations[0].memory_mb", equalTo(1024))
                .body("lease.reservations[0].disk_gb", equalTo(10))
                .body(
                        "lease.reservations[0].flavor_id",
                        equalTo(created.extract().path("lease.reservations[0].id")));
        String source = created.extract().path("lease.reservations[0].resource_properties");
        assertThat(JsonPath.from(source).<String>get("id")).isEqualTo("small");
        assertThat(JsonPath.from(source).<String>get("name")).isEqualTo("m1.small");
        assertThat(JsonPath.from(source).<Integer>get("ram")).isEqualTo(1024);
        assertThat(JsonPath.from(source).<Integer>get("'OS-FLV-EXT-DATA:ephemeral'"))
                .isEqualTo(5);
    }

    @Test
    @Tag("case-35")
    void an_affinity_is_not_supported() {
        create(flavors("small", 1, "true"))
                .statusCode(409)
                .body("error_message", equalTo("Affinity not supported yet"));
        create(flavors("small", 1, "\"maybe\""))
                .statusCode(400)
                .body("error_message", equalTo("Malformed parameter affinity (must be a bool value or None)"));
    }

    @ParameterizedTest
    @Tag("case-35")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"resource_type": "flavor:instance"}                                                       |Missing parameter amount,flavor_id,affinity
                    {"resource_type": "flavor:instance", "flavor_id": "small", "amount": 0, "affinity": null}  |amount must be >= 1
                    {"resource_type": "flavor:instance", "flavor_id": "secret", "amount": 1, "affinity": null} |Malformed parameter flavor_id
                    """)
    void malformed_requests_are_refused(String reservation, String message) {
        create(reservation).statusCode(400).body("error_message", equalTo(message));
    }

    @Test
    void the_inventory_limits_the_slots_with_its_ratio_and_its_largest_unit() {
        inventory(1, "VCPU", 4, 2.0, 2);
        inventory(2, "VCPU", 4, 1.0, 1);

        create(flavors("small", 5, "null"))
                .statusCode(400)
                .body("error_message", equalTo("Not enough hosts available"));
        String lease = alice.create(lease(at(0), at(60), flavors("small", 4, "null")));

        assertThat(hosts.slotsOf(lease)).isEqualTo(Map.of("1", 4));
    }

    @Test
    void flavors_and_instances_share_hosts_in_one_account() {
        alice.create(lease(at(0), at(60), instances(3, 1, "true")));

        create(flavors("small", 3, "null")).statusCode(400);
        String lease = alice.create(lease(at(0), at(60), flavors("small", 2, "null")));

        assertThat(hosts.slotsOf(lease)).isEqualTo(Map.of("2", 2));
        create(instances(2, 1, "null")).statusCode(400);
        create(instances(1, 1, "null")).statusCode(201);
    }

    @Test
    void dedicated_processors_are_a_class_of_their_own() {
        compute.offer(flavor("dedicated", 2, Map.of("hw:cpu_policy", "dedicated")));
        inventory(2, "PCPU", 2, 1.0, 2);

        String lease = alice.create(lease(at(0), at(60), flavors("dedicated", 1, "null")));

        assertThat(hosts.slotsOf(lease)).isEqualTo(Map.of("2", 1));
        create(flavors("dedicated", 1, "null")).statusCode(400);
        create(instances(4, 1, "true")).statusCode(201);
    }

    @Test
    void traits_choose_the_host() {
        compute.offer(flavor("fast", 1, Map.of("trait:CUSTOM_FAST", "required")));
        compute.offer(flavor("slow", 1, Map.of("trait:CUSTOM_FAST", "forbidden")));
        compute.offer(flavor("odd", 1, Map.of("trait:CUSTOM_FAST", "maybe")));
        database.run("update host set traits = '[\"CUSTOM_FAST\"]' where id = 2");

        assertThat(hosts.slotsOf(alice.create(lease(at(0), at(60), flavors("fast", 1, "null")))))
                .isEqualTo(Map.of("2", 1));
        assertThat(hosts.slotsOf(alice.create(lease(at(0), at(60), flavors("slow", 1, "null")))))
                .isEqualTo(Map.of("1", 1));
        create(flavors("odd", 1, "null"))
                .statusCode(400)
                .body("error_message", equalTo("Invalid value for trait CUSTOM_FAST"));
    }

    @Test
    @Tag("case-50")
    void a_flavor_lease_can_only_be_renamed() {
        String lease = alice.create(lease(at(0), at(60), flavors("small", 1, "null")));

        alice.put("/v1/leases/" + lease, "{\"end_date\": \"%s\"}".formatted(at(120)))
                .statusCode(409)
                .body(
                        "error_message",
                        equalTo("Updating leases for 'flavor:instance' type reservations is not yet supported."));
        alice.put("/v1/leases/" + lease, "{\"name\": \"n\"}")
                .statusCode(200)
                .body("lease.name", equalTo("n"))
                .body("lease.status", equalTo("PENDING"));
    }

    private ValidatableResponse create(String reservation) {
        return alice.post("/v1/leases", lease(at(0), at(60), reservation));
    }

    private void inventory(int host, String resourceClass, int total, double ratio, int largest) {
        database.run("""
                update host set inventory = inventory || jsonb_build_object('%s', jsonb_build_object(
                  'total', %d, 'reserved', 0, 'min_unit', 1, 'max_unit', %d, 'step_size', 1, 'allocation_ratio', %s))
                where id = %d
                """.formatted(resourceClass, total, largest, ratio, host));
    }

    private static SourceFlavor flavor(String id, int vcpus, Map<String, String> extraSpecs) {
        return new SourceFlavor(id, "m1." + id, vcpus, 1024, 10, 5, extraSpecs);
    }

    private static String flavors(String id, int amount, String affinity) {
        return """
                {"resource_type": "flavor:instance", "flavor_id": "%s", "amount": %d, "affinity": %s}""".formatted(id, amount, affinity);
    }
}
