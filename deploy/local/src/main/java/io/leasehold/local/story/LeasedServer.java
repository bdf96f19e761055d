package io.leasehold.local.story;

import static io.leasehold.local.story.Eventually.ensure;
import static io.leasehold.local.story.Eventually.expect;
import static io.leasehold.local.story.Eventually.require;
import static io.leasehold.local.story.Eventually.requireEqual;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Alice's server on the leased host, with a virtual serial number, reference codes during boot and a mediated device.
 */
final class LeasedServer {
    static final String COMPUTE = "/powervc/openstack/compute/v2.1/aaa8749130bc3d2886d6b9bb3fcb1715";
    static final String DEVICES = "/zstack/v1/mdev-devices";

    private static final String IMAGE = "aix-73";
    private static final String FLAVOR = "m1.tiny";
    private static final String LED = "powervc:vm_led_code";
    private static final String BOOTED = "AIX_running";

    private final UserClient alice;
    private final StoryListener listener;
    private final String name;

    LeasedServer(SuiteClient suite, String name) {
        this.alice = suite.as("alice");
        this.listener = suite.listener();
        this.name = name;
    }

    void boot(String reservation) {
        String body = """
                {"server": {"name": "%s", "imageRef": "%s", "flavorRef": "%s", "powervm:virtual_serial_number": "auto"},
                 "os:scheduler_hints": {"reservation": "%s"}}""".formatted(name, imageId(IMAGE), flavorId(), reservation);
        ensure("the server exists", () -> find().isPresent(), () -> alice.post(COMPUTE + "/servers", body));
        awaitStatus("ACTIVE");
        alice.show(path());
    }

    void awaitBoot() {
        ensure(
                "the reference code is watched",
                () -> "true".equals(metadata("powervc:vm_refcode_required")),
                () -> alice.post(path() + "/metadata", "{\"metadata\": {\"powervc:vm_refcode_required\": \"true\"}}"));
        String[] last = {""};
        expect(name + " has booted", () -> {
            String led = metadata(LED);
            if (!led.equals(last[0])) {
                listener.remark("%s %s".formatted(metadata("powervc:vm_refcode"), led));
                last[0] = led;
            }
            require(led.startsWith(BOOTED), "it shows " + led);
        });
    }

    void attachDevice() {
        act("os-stop", "SHUTOFF");
        ensure(
                "the device is attached",
                () -> vm(Fleet.DEVICE).equals(Optional.of(hex())),
                () -> alice.post(DEVICES + "/" + Fleet.DEVICE + "/vm-instances/" + hex(), "{\"params\":{}}"));
        act("os-start", "ACTIVE");
        expect("the server shows the device", () -> {
            JsonArray devices = server().getJsonArray("attached_devices", new JsonArray());
            requireEqual(1, devices.size());
            requireEqual(Fleet.DEVICE, devices.getJsonObject(0).getString("id"));
        });
        alice.show(path());
    }

    String id() {
        return server().getString("id");
    }

    boolean isGone() {
        return find().isEmpty();
    }

    /** Returns the number of snapshots of the server. */
    long images() {
        return alice.get("/image/v2/images").list("images").stream()
                .filter(image -> image.getString("name").equals("reserved_" + name))
                .count();
    }

    /** Deletes the server if it exists. */
    void delete() {
        ensure("the server is deleted", this::isGone, () -> alice.delete(path()));
    }

    private void act(String action, String status) {
        ensure("the server is " + status, () -> server().getString("status").equals(status) && isSteady(), () -> {
            if (isSteady()) {
                var unused = alice.post(path() + "/action", "{\"%s\": null}".formatted(action));
            }
        });
    }

    private void awaitStatus(String status) {
        expect("the server is " + status, () -> {
            JsonObject server = server();
            requireEqual(status, server.getString("status"));
            require(isSteady(), "it is busy");
        });
    }

    private boolean isSteady() {
        return server().getValue("OS-EXT-STS:task_state") == null;
    }

    private Optional<String> vm(String device) {
        return alice.get(DEVICES + "/" + device).list("inventories").stream()
                .flatMap(found -> Optional.ofNullable(found.getString("vmInstanceUuid")).stream())
                .findFirst();
    }

    private String metadata(String key) {
        return server().getJsonObject("metadata").getString(key, "");
    }

    private JsonObject server() {
        return find().orElseThrow();
    }

    private Optional<JsonObject> find() {
        Answer answer = alice.get(COMPUTE + "/servers/detail?name=" + name);
        requireEqual(200, answer.status());
        return answer.list("servers").stream().findFirst();
    }

    private String path() {
        return COMPUTE + "/servers/" + id();
    }

    private String hex() {
        return id().replace("-", "");
    }

    private String imageId(String image) {
        return named("/image/v2/images", "images", image);
    }

    private String flavorId() {
        return named(COMPUTE + "/flavors", "flavors", FLAVOR);
    }

    private String named(String path, String key, String wanted) {
        String[] id = {""};
        expect(
                wanted + " is there",
                () -> id[0] = alice.get(path).list(key).stream()
                        .filter(found -> found.getString("name").equals(wanted))
                        .findFirst()
                        .orElseThrow()
                        .getString("id"));
        return id[0];
    }
}
