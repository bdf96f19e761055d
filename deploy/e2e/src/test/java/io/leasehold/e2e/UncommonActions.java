package io.leasehold.e2e;

import static io.leasehold.e2e.Api.LEASES;
import static io.leasehold.local.story.Eventually.ensure;
import static io.leasehold.local.story.Eventually.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Actions that neither story takes, so that every step boundary is reached: a build that fails, serial numbers that come
 * and go, an attach that is undone, a detach, a lease of a floating IP, a contract that begins. Each action is repeated
 * until its outcome is there, and leaves nothing behind.
 */
final class UncommonActions {
    private static final String SERVERS = "/powervc/openstack/compute/v2.1/servers";
    private static final String FLAVORS = "/powervc/openstack/compute/v2.1/flavors";
    private static final String NUMBERS = "/powervc/openstack/compute/v2.1/virtual-serial-number";
    private static final String HOST = "910542A_78A1B01";
    private static final String NUMBER = "ABCD567";
    private static final String DEVICE = "2a23f189ed803f869deab2b22ef83b4d";
    private static final String VM = "e4108c6e45303e3bbd9743093127b894";
    private static final String ATTACH = "/zstack/v1/mdev-devices/%s/vm-instances/%s".formatted(DEVICE, VM);
    private static final String FLOATING_IPS = "/reservation/v1/floatingips";
    private static final String NETWORK = "1e17587e-a7ed-4b82-a17b-4beb32523e28";
    private static final String ADDRESS = "172.24.4.101";
    private static final String PROJECT = "9da9116dcc444ad8aca57db398fcb477";
    private static final String CONTRACTS = "/dedicated-hypervisor/v1.0/" + PROJECT + "/vsphere_contracts";
    private static final Tables HYPERVISOR_TABLES = Tables.of(SharedStack.HYPERVISOR);

    private final String run;
    private final Api admin = Api.as("admin");

    UncommonActions(String run) {
        this.run = run;
    }

    void play() {
        failBuild();
        changeSerialNumbers();
        undoAttach();
        detach();
        leaseFloatingIp();
        beginContract();
        cleanUp();
    }

    /** Removes all that an interrupted run left. */
    void cleanUp() {
        List.of(failing(), numbered()).forEach(this::deleteServer);
        ensure("the device is free", () -> deviceStatus().equals("Active"), () -> device().delete(ATTACH));
        ensure(
                "the lease is deleted",
                () -> lease().isEmpty(),
                () -> admin.delete(leasePath()).then());
        ensure(
                "the floating IP has left",
                () -> floatingIp().isEmpty(),
                () -> admin.delete(
                                FLOATING_IPS + "/" + floatingIp().orElseThrow().get("id"))
                        .then());
        removeContract();
    }

    private void failBuild() {
        ensure("the build begins", () -> status(failing()).isPresent(), () -> order(failing()));
        expect("the build fails", () -> assertThat(status(failing())).hasValue("ERROR"));
        deleteServer(failing());
    }

    private void changeSerialNumbers() {
        ensure("the server exists", () -> status(numbered()).isPresent(), () -> order(numbered()));
        expect("the server runs", () -> assertThat(status(numbered())).hasValue("ACTIVE"));
        reach("SHUTOFF", "none", "{\"os-stop\": null}");
        reserve(true);
        reach("SHUTOFF", NUMBER, "{\"assign_vsn\": {\"virtual_serial_number\": \"%s\"}}".formatted(NUMBER));
        reach("SHUTOFF", "none", "{\"unassign_vsn\": null}");
        reserve(false);
        deleteServer(numbered());
    }

    /** The attach takes effect and its answer is an error; the device must be taken off again. */
    private void undoAttach() {
        String fault =
                "{\"op\": \"attach\", \"device\": \"%s\", \"error\": \"Io\", \"happens\": true}".formatted(DEVICE);
        var unused = RestAssured.given()
                .contentType("application/json")
                .body(fault)
                .post(SharedStack.simulators(SharedStack.DEVICE).resolve("faults"));
        expect(
                "the attach has an outcome",
                () -> assertThat(device().body("{\"params\":{}}").post(ATTACH).statusCode())
                        .isNotEqualTo(503));
    }

    private void detach() {
        ensure(
                "the device is attached",
                () -> deviceStatus().equals("Attached"),
                () -> device().body("{\"params\":{}}").post(ATTACH));
        ensure("the device is detached", () -> deviceStatus().equals("Active"), () -> device().delete(ATTACH));
    }

    private void leaseFloatingIp() {
        ensure(
                "the floating IP is registered",
                () -> floatingIp().isPresent(),
                () -> admin.post(FLOATING_IPS, """
                {"floating_network_id": "%s", "floating_ip_address": "%s"}""".formatted(NETWORK, ADDRESS)).then());
        ensure(
                "the floating IP is leased",
                () -> lease().isPresent(),
                () -> Api.as("alice")
                        .post(LEASES, """
                {"name": "%s floating IP", "start_date": "now", "end_date": "%s", "reservations": [{"resource_type":
                 "virtual:floatingip", "network_id": "%s", "amount": 1}]}""".formatted(run, LeaseStory.minutesFromNow(120), NETWORK))
                        .then());
        expect("the lease is active", () -> assertThat(leaseStatus()).hasValue("ACTIVE"));
        ensure(
                "the lease's end has come",
                () -> leaseEnd().compareTo(LeaseStory.minutesFromNow(60)) < 0,
                () -> Api.as("alice")
                        .put(leasePath(), "{\"end_date\": \"now\"}")
                        .then());
        expect("the lease is ended", () -> assertThat(leaseStatus()).hasValue("TERMINATED"));
    }

    /** Orders a contract from next month on and lets the month come at once. */
    private void beginContract() {
        ensure(
                "the contract is signed",
                () -> contracts("true") == 1,
                () -> Api.as("bob")
                        .post(CONTRACTS, "{\"vsphere_contract\": {\"contract_year\": 1, \"cores\": 8}}")
                        .then());
        YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
        HYPERVISOR_TABLES.run("""
                update contract_commitment set first_month = '%s' where contract_id in
                  (select id from contract where tenant = '%s')""".formatted(month, PROJECT));
        HYPERVISOR_TABLES.run("update contract set start_month = '%s' where tenant = '%s'".formatted(month, PROJECT));
        ensure(
                "the contract begins",
                () -> contracts("begun") == 1,
                () -> Api.as("bob").get(CONTRACTS).then());
    }

    private void removeContract() {
        for (String table : List.of("contract", "contract_history")) {
            HYPERVISOR_TABLES.run("delete from %s where tenant = '%s'".formatted(table, PROJECT));
        }
    }

    private static int contracts(String condition) {
        return Integer.parseInt(HYPERVISOR_TABLES.value(
                "select count(*) from contract where tenant = '%s' and %s".formatted(PROJECT, condition)));
    }

    private String failing() {
        return "simfail-power_on-" + run;
    }

    private String numbered() {
        return "numbered-" + run;
    }

    private void order(String name) {
        var unused = admin.post(SERVERS, """
                {"server": {"name": "%s", "imageRef": "%s", "flavorRef": "%s", "availability_zone": ":%s"}}""".formatted(
                        name, id("/image/v2/images", "images", "aix-73"), id(FLAVORS, "flavors", "m1.tiny"), HOST));
    }

    private void deleteServer(String name) {
        ensure(
                "the server is deleted",
                () -> server(name).isEmpty(),
                () -> admin.delete(SERVERS + "/" + serverId(name)).then());
    }

    /** Repeats the action while the server is steady, until the server has the status and the serial number. */
    private void reach(String status, String number, String action) {
        ensure("the server is %s with %s".formatted(status, number), () -> isSteady(status, number), () -> {
            if (server(numbered()).orElseThrow().get("OS-EXT-STS:task_state") == null) {
                var unused = admin.post(SERVERS + "/" + serverId(numbered()) + "/action", action);
            }
        });
    }

    private boolean isSteady(String status, String number) {
        Map<String, Object> server = server(numbered()).orElseThrow();
        return status.equals(server.get("status"))
                && server.get("OS-EXT-STS:task_state") == null
                && number.equals(server.get("virtual_serial_number"));
    }

    private void reserve(boolean reserved) {
        String action = reserved ? "reserve" : "unreserve";
        ensure(
                NUMBER + " is reserved: " + reserved,
                () -> admin.get(NUMBERS + "/" + NUMBER).jsonPath().getBoolean("reserved") == reserved,
                () -> admin.post(
                                NUMBERS + "?action=" + action,
                                "{\"virtual_serial_number\": \"%s\", \"description\": \"%s\"}".formatted(NUMBER, run))
                        .then());
    }

    private Optional<String> status(String name) {
        return server(name).map(found -> String.valueOf(found.get("status")));
    }

    private String serverId(String name) {
        return String.valueOf(server(name).orElseThrow().get("id"));
    }

    private Optional<Map<String, Object>> server(String name) {
        List<Map<String, Object>> found = list(SERVERS + "/detail?name=" + name, "servers");
        return found.stream().findFirst();
    }

    private String id(String path, String key, String name) {
        return list(path, key).stream()
                .filter(found -> name.equals(found.get("name")))
                .map(found -> String.valueOf(found.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> list(String path, String key) {
        return admin.get(path).then().statusCode(200).extract().jsonPath().getList(key);
    }

    private static String deviceStatus() {
        return device().get("/zstack/v1/mdev-devices/" + DEVICE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("inventories[0].status");
    }

    private static RequestSpecification device() {
        return RestAssured.given()
                .baseUri(SharedStack.get().gateway().toString())
                .contentType(ContentType.JSON)
                .header("Authorization", "OAuth b86c9016b4f24953a9edefb53ca0678c");
    }

    private Optional<Map<String, Object>> floatingIp() {
        return list(FLOATING_IPS, "floatingips").stream()
                .filter(found -> ADDRESS.equals(found.get("floating_ip_address")))
                .findFirst();
    }

    private Optional<Map<String, Object>> lease() {
        return list(LEASES, "leases").stream()
                .filter(found -> (run + " floating IP").equals(found.get("name")))
                .findFirst();
    }

    private Optional<String> leaseStatus() {
        return lease().map(found -> String.valueOf(found.get("status")));
    }

    private String leaseEnd() {
        return String.valueOf(lease().orElseThrow().get("end_date")).replace('T', ' ');
    }

    private String leasePath() {
        return LEASES + "/" + lease().orElseThrow().get("id");
    }
}
