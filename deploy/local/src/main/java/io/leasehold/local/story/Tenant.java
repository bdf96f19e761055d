package io.leasehold.local.story;

import static io.leasehold.local.story.Eventually.ensure;
import static io.leasehold.local.story.Eventually.expect;
import static io.leasehold.local.story.Eventually.requireEqual;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Actions of alice: leases capacity for an hour and ends the lease early. */
final class Tenant {
    static final String LEASES = "/reservation/v1/leases";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String CREATE = """
            {"name": "%s", "start_date": "now", "end_date": "%s", "before_end_date": "%s", "reservations": [
             {"resource_type": "physical:host", "min": 1, "max": 1,
              "hypervisor_properties": "[\\">=\\", \\"$vcpus\\", \\"4\\"]",
              "resource_properties": "[\\"==\\", \\"$accelerator\\", \\"vgpu\\"]", "before_end": "snapshot"},
             {"resource_type": "virtual:instance", "amount": 4, "vcpus": 2, "memory_mb": 4096, "disk_gb": 100,
              "affinity": false, "resource_properties": "[\\"==\\", \\"$tier\\", \\"general\\"]"}], "events": []}""";

    private final UserClient alice;
    private final String name;

    Tenant(SuiteClient suite, String name) {
        this.alice = suite.as("alice");
        this.name = name;
    }

    void lease() {
        ensure(
                "the lease exists",
                () -> lease("name").isPresent(),
                () -> alice.post(LEASES, CREATE.formatted(name, inMinutes(60), inMinutes(55))));
        expect("the lease is active", () -> requireEqual("ACTIVE", status()));
        alice.show(LEASES + "/" + leaseId());
    }

    /** Ends the lease before its end date. */
    void endLease() {
        ensure(
                "the lease is told to end",
                () -> !status().equals("ACTIVE"),
                () -> alice.put(LEASES + "/" + leaseId(), "{\"end_date\": \"now\"}"));
        expect("the lease is over", () -> requireEqual("TERMINATED", status()));
    }

    /** Deletes the lease if it exists. */
    void deleteLease() {
        ensure("the lease is deleted", () -> lease("name").isEmpty(), () -> alice.delete(LEASES + "/" + leaseId()));
    }

    String leaseId() {
        return lease("id").orElseThrow();
    }

    String status() {
        return lease("status").orElse("absent");
    }

    /** Returns the reservation of the lease with the given resource type. */
    JsonObject reservation(String type) {
        return find().stream()
                .flatMap(lease -> lease.getJsonArray("reservations").stream())
                .map(JsonObject.class::cast)
                .filter(reservation -> reservation.getString("resource_type").equals(type))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> lease(String key) {
        return find().stream().map(lease -> lease.getString(key)).findFirst();
    }

    private List<JsonObject> find() {
        Answer all = alice.get(LEASES);
        requireEqual(200, all.status());
        List<JsonObject> found = all.list("leases").stream()
                .filter(lease -> lease.getString("name").equals(name))
                .toList();
        Eventually.require(found.size() < 2, "two leases are called " + name);
        return found;
    }

    private static String inMinutes(int minutes) {
        return MINUTE.format(Instant.now().atOffset(ZoneOffset.UTC).plusMinutes(minutes));
    }
}
