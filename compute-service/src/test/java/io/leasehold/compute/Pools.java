package io.leasehold.compute;

import static io.leasehold.common.test.TestBacking.ADMIN;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Aggregates, changed by an administrator. */
public final class Pools {
    private static final String PATH = "/v2.1/os-aggregates";
    private static final ComputeApi ADMINISTRATOR = ComputeApi.as(ADMIN);

    private Pools() {}

    public static void free(String... hosts) {
        for (String host : hosts) {
            add("freepool", host).extract();
        }
    }

    public static void unfree(String host) {
        remove("freepool", host).extract();
    }

    public static ValidatableResponse add(String aggregate, String host) {
        return ADMINISTRATOR.post(action(aggregate), "{\"add_host\":{\"host\":\"%s\"}}".formatted(host));
    }

    public static ValidatableResponse remove(String aggregate, String host) {
        return ADMINISTRATOR.post(action(aggregate), "{\"remove_host\":{\"host\":\"%s\"}}".formatted(host));
    }

    /** Removes all hosts from the freepool. */
    public static void clear() {
        hosts("freepool").forEach(Pools::unfree);
    }

    public static List<String> hosts(String aggregate) {
        return find(aggregate)
                .map(found -> texts(found.getOrDefault("hosts", List.of())))
                .orElse(List.of());
    }

    public static Optional<Map<String, Object>> find(String aggregate) {
        List<Map<String, Object>> all = ADMINISTRATOR.get(PATH).extract().path("aggregates");
        return all.stream().filter(one -> aggregate.equals(one.get("name"))).findFirst();
    }

    private static String action(String aggregate) {
        return PATH + "/" + find(aggregate).orElseThrow().get("id") + "/action";
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
