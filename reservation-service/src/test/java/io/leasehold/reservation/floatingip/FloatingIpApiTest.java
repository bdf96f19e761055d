package io.leasehold.reservation.floatingip;

import static io.leasehold.common.test.TestBacking.ADMIN;
import static io.leasehold.common.test.TestBacking.ALICE;
import static io.leasehold.common.test.TestBacking.RITA;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.leasehold.reservation.network.memory.Faults;
import io.leasehold.reservation.test.Database;
import io.leasehold.reservation.test.ReservationApi;
import io.leasehold.reservation.test.ReservationTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ReservationTest
class FloatingIpApiTest {
    private static final String PATH = "/v1/floatingips";
    private static final String NETWORK = "1e17587e-a7ed-4b82-a17b-4beb32523e28";
    private static final String SUBNET = "a2fa9b7e-8451-4868-85f4-92ee7c77eed6";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String T_FORM = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";
    private static final String BLANK_FORM = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    @Inject
    Database database;

    @Inject
    Faults faults;

    private final ReservationApi admin = ReservationApi.as(ADMIN);

    @BeforeEach
    void no_floating_ip() {
        database.empty();
        faults.clear();
    }

    @Test
    @Tag("case-66")
    void an_address_outside_the_pools_is_registered_once() {
        String id = shown(register("172.24.4.101").statusCode(201)).extract().path("floatingip.id");

        shown(admin.get(PATH + "/" + id).statusCode(200)).body("floatingip.id", equalTo(id));
        register("172.24.4.101")
                .statusCode(409)
                .body("error_message", equalTo("Floating IP 172.24.4.101 already exists"));
    }

    @Test
    @Tag("case-66")
    void the_list_writes_dates_with_a_blank() {
        register("172.24.4.101").statusCode(201);
        register("172.24.4.102").statusCode(201);

        admin.get(PATH)
                .statusCode(200)
                .body("floatingips.floating_ip_address", contains("172.24.4.101", "172.24.4.102"))
                .body("floatingips[0].subnet_id", equalTo(SUBNET))
                .body("floatingips[0].reservable", equalTo(true))
                .body("floatingips[0].created_at", matchesPattern(BLANK_FORM))
                .body("floatingips[0].updated_at", nullValue());
    }

    @Test
    @Tag("case-66")
    void an_address_that_the_network_uses_itself_is_refused() {
        String used = "The floating IP %s is used in allocation_pools or gateway_ip in subnet " + SUBNET + " .";

        refused(NETWORK, "172.24.4.2", 400, used.formatted("172.24.4.2"));
        refused(NETWORK, "172.24.4.99", 400, used.formatted("172.24.4.99"));
        refused(NETWORK, "172.24.4.1", 400, used.formatted("172.24.4.1"));
        register("172.24.4.100").statusCode(201);
    }

    @Test
    @Tag("case-66")
    void what_names_no_address_of_the_network_is_refused() {
        refused(NETWORK, "172.24.5.1", 404, "Valid subnet for the floating IP 172.24.5.1 is not found.");
        refused(NETWORK, "2001:DB8::1", 404, "Valid subnet for the floating IP 2001:db8::1 is not found.");
        refused(NETWORK, "zz", 400, "IP address zz is invalid form.");
        refused("nope", "172.24.4.101", 400, "Failed to find network nope");
        refused("{}", "Missing parameter floating_network_id,floating_ip_address");
        refused(
                "{\"floating_network_id\": \"n\", \"floating_ip_address\": null}",
                "Missing parameter floating_ip_address");
        refused("{\"floating_network_id\": \"n\", \"floating_ip_address\": [1]}", "IP address [1] is invalid form.");

        admin.get(PATH).body("floatingips", hasSize(0));
    }

    @Test
    void nothing_is_registered_while_the_network_service_is_unreachable() {
        faults.set(Faults.Operation.NETWORK, NETWORK);

        refused(NETWORK, "172.24.4.101", 503, "The network service cannot be reached; try again later");

        admin.get(PATH).body("floatingips", hasSize(0));
    }

    @Test
    @Tag("case-66")
    void a_floating_ip_is_removed_and_never_changed() {
        String id = register("172.24.4.101").statusCode(201).extract().path("floatingip.id");

        admin.put(PATH + "/" + id, "{}").statusCode(405);
        admin.delete(PATH + "/" + id).statusCode(204).body(equalTo(""));

        unknown(admin.get(PATH + "/" + id), id);
        unknown(admin.delete(PATH + "/" + id), id);
        unknown(admin.get(PATH + "/1"), "1");
        unknown(admin.delete(PATH + "/1"), "1");
    }

    @Test
    @Tag("case-67")
    void readers_see_floating_ips_and_only_administrators_change_them() {
        String id = register("172.24.4.101").statusCode(201).extract().path("floatingip.id");

        ReservationApi.as(RITA).get(PATH).statusCode(200).body("floatingips.id", contains(id));
        ReservationApi.as(RITA).get(PATH + "/" + id).statusCode(200);
        ReservationApi.as(ALICE)
                .post(PATH, body(NETWORK, "172.24.4.102"))
                .statusCode(403)
                .body("error_message", equalTo("Policy doesn't allow blazar:floatingips:post to be performed"));
        ReservationApi.as(ALICE)
                .delete(PATH + "/" + id)
                .statusCode(403)
                .body("error_message", equalTo("Policy doesn't allow blazar:floatingips:delete to be performed"));
    }

    private static ValidatableResponse shown(ValidatableResponse answer) {
        return answer.body("floatingip.id", matchesPattern(UUID))
                .body("floatingip.floating_network_id", equalTo(NETWORK))
                .body("floatingip.subnet_id", equalTo(SUBNET))
                .body("floatingip.floating_ip_address", equalTo("172.24.4.101"))
                .body("floatingip.reservable", equalTo(true))
                .body("floatingip.created_at", matchesPattern(T_FORM))
                .body("floatingip.updated_at", nullValue());
    }

    private static void unknown(ValidatableResponse answer, String id) {
        answer.statusCode(404).body("error_message", equalTo("Floating IP %s not found.".formatted(id)));
    }

    private ValidatableResponse register(String address) {
        return admin.post(PATH, body(NETWORK, address));
    }

    private void refused(String network, String address, int status, String message) {
        admin.post(PATH, body(network, address)).statusCode(status).body("error_message", equalTo(message));
    }

    private void refused(String body, String message) {
        admin.post(PATH, body).statusCode(400).body("error_message", equalTo(message));
    }

    private static String body(String network, String address) {
        return "{\"floating_network_id\": \"%s\", \"floating_ip_address\": \"%s\"}".formatted(network, address);
    }
}
