package io.leasehold.local.story;

import static io.leasehold.local.story.Eventually.ensure;
import static io.leasehold.local.story.Eventually.expect;
import static io.leasehold.local.story.Eventually.requireEqual;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Actions of the administrator before and after the lease: registration of hosts, a hypervisor on one of them, a
 * contract for the hypervisor.
 */
final class Operator {
    static final String HOSTS = "/reservation/v1/os-hosts";
    static final String HYPERVISORS = "/dedicated-hypervisor/v1.0/36c27e8ff05c4780bf6d2fa65700f22e";

    private static final String HYPERVISOR = "esx-01";
    private static final int CORES = 32;
    private static final String CREATE_HYPERVISOR = """
            {"server": {"name": "%s", "description": "string", "adminPass": "aabbccddeeff",
             "imageRef": "b5660a6e-4b46-4be3-9707-6b47221b454f", "flavorRef": "05184ba3-00ba-4fbc-b7a2-03b62b884931",
             "networks": [
              {"uuid": "d32019d3-bc6e-4319-9c1d-6722fc136a22", "fixed_ip": "10.0.0.100", "segmentation_id": 2001},
              {"uuid": "d32019d3-bc6e-4319-9c1d-6722fc136a22", "fixed_ip": "10.0.0.101", "segmentation_id": 2001}],
             "availability_zone": "zone1-groupa", "metadata": {"leasehold:host": "%s"}}}""";

    private final UserClient admin;

    Operator(SuiteClient suite) {
        this.admin = suite.as("admin");
    }

    void registerHosts() {
        admin.show("/compute/v2.1/os-hypervisors");
        Fleet.ALL.forEach(this::register);
    }

    void startHypervisor() {
        ensure(
                HYPERVISOR + " exists",
                () -> hypervisor().isPresent(),
                () -> admin.post(
                        HYPERVISORS + "/servers", CREATE_HYPERVISOR.formatted(HYPERVISOR, Fleet.FIRST.name())));
        expect(HYPERVISOR + " is built", () -> requireEqual("ACTIVE", status()));
    }

    /** Orders a one-year contract for the hypervisor's cores, from next month on. */
    void signContract() {
        ensure(
                "the contract is signed",
                () -> pendingCores() == CORES,
                () -> admin.post(
                        HYPERVISORS + "/vsphere_contracts",
                        "{\"vsphere_contract\": {\"contract_year\": 1, \"cores\": %d}}".formatted(CORES)));
    }

    /** Removes contract, hypervisor and hosts, so that the suite is as it was before. */
    void cleanUp() {
        ensure(
                "the contract is cancelled",
                () -> pendingCores() == 0,
                () -> admin.post(
                        HYPERVISORS + "/vsphere_contracts",
                        "{\"vsphere_contract\": {\"contract_year\": 1, \"cores\": 0}}"));
        ensure(HYPERVISOR + " is gone", () -> hypervisor().isEmpty(), this::stopHypervisor);
        Fleet.ALL.forEach(this::deregister);
    }

    /** Returns the hypervisor's status; {@code absent} without a hypervisor. */
    String status() {
        return hypervisor().map(server -> server.getString("status")).orElse("absent");
    }

    /** Returns the contracted cores from next month on. */
    int pendingCores() {
        return admin.get(HYPERVISORS + "/vsphere_contracts").list("vsphere_contracts").stream()
                .filter(contract -> contract.getInteger("contract_year") == 1)
                .mapToInt(contract -> contract.getInteger("pending_cores"))
                .sum();
    }

    private void register(Fleet.Host host) {
        ensure(
                "host " + host.name() + " is registered",
                () -> isRegistered(host),
                () -> admin.post(HOSTS, "{\"name\": \"%s\"%s}".formatted(host.name(), host.capabilities())));
    }

    private void deregister(Fleet.Host host) {
        ensure(
                "host " + host.name() + " has left",
                () -> !isRegistered(host),
                () -> admin.delete(HOSTS + "/" + host.id()));
    }

    private boolean isRegistered(Fleet.Host host) {
        Answer answer = admin.get(HOSTS + "/" + host.id());
        Eventually.require(answer.status() == 200 || answer.status() == 404, answer.toString());
        return answer.status() == 200;
    }

    private void stopHypervisor() {
        hypervisor()
                .filter(server -> !isBeingDeleted(server))
                .ifPresent(server -> admin.delete(HYPERVISORS + "/servers/" + server.getString("id")));
    }

    private Optional<JsonObject> hypervisor() {
        Answer answer = admin.get(HYPERVISORS + "/servers/detail?name=" + HYPERVISOR);
        requireEqual(200, answer.status());
        return answer.list("servers").stream().findFirst();
    }

    private static boolean isBeingDeleted(JsonObject server) {
        return "DELETING".equals(server.getJsonObject("baremetal_server").getString("OS-EXT-STS:task_state"));
    }
}
