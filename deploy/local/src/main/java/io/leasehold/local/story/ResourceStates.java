package io.leasehold.local.story;

import static io.leasehold.local.story.Eventually.requireEqual;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** States of all resources of the story, as the services report them. */
record ResourceStates(Map<String, String> things) {
    private static final String AGGREGATES = "/compute/v2.1/os-aggregates";
    private static final String NUMBERS = "/compute/v2.1/virtual-serial-number?state=all";
    private static final String LICENSES = "/dedicated-hypervisor/v1.0/aaa8749130bc3d2886d6b9bb3fcb1715/licenses";

    ResourceStates {
        things = new LinkedHashMap<>(things);
    }

    /** Returns the current states; {@code readable} replaces ids that differ between runs. */
    static ResourceStates of(SuiteClient suite, UnaryOperator<String> readable) {
        UserClient admin = suite.as("admin");
        UserClient alice = suite.as("alice");
        Operator operator = new Operator(suite);
        Map<String, String> things = new LinkedHashMap<>();
        List<JsonObject> aggregates = list(admin, AGGREGATES, "aggregates");
        Fleet.ALL.forEach(host -> things.put("host " + host.name(), pools(aggregates, host.name(), readable)));
        numbers(list(admin, NUMBERS, "virtual_serial_numbers"))
                .forEach((number, state) -> things.put("serial number " + number, state));
        things.put("device " + Fleet.DEVICE.substring(0, 8), device(admin));
        things.put(
                "licences of demo",
                String.valueOf(list(alice, LICENSES, "licenses").size()));
        things.put("hypervisor esx-01", operator.status());
        things.put("contracted cores", String.valueOf(operator.pendingCores()));
        return new ResourceStates(things);
    }

    /** Returns the state of one resource. */
    String at(String thing) {
        return things.getOrDefault(thing, "unknown");
    }

    private static Map<String, String> numbers(List<JsonObject> all) {
        return all.stream()
                .filter(number -> number.getString("host").equals(Fleet.FIRST.name()))
                .collect(Collectors.toMap(
                        number -> number.getString("virtual_serial_number"),
                        number -> number.getString("state") + (number.getBoolean("auto_assign") ? ", auto" : ""),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static String pools(List<JsonObject> aggregates, String host, UnaryOperator<String> readable) {
        String pools = aggregates.stream()
                .filter(aggregate ->
                        aggregate.getJsonArray("hosts", new JsonArray()).contains(host))
                .map(aggregate -> readable.apply(aggregate.getString("name")))
                .sorted()
                .collect(Collectors.joining(", "));
        return pools.isEmpty() ? "in no pool" : pools;
    }

    private static String device(UserClient admin) {
        return list(admin, LeasedServer.DEVICES + "/" + Fleet.DEVICE, "inventories")
                .getFirst()
                .getString("status");
    }

    private static List<JsonObject> list(UserClient user, String path, String key) {
        Answer answer = user.get(path);
        requireEqual(200, answer.status());
        return answer.list(key);
    }
}
