package io.leasehold.compute.nova;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Optional;

/** The headers that request a microversion and name the one of the answer. */
final class VersionHeaders {
    static final String CURRENT = "OpenStack-API-Version";
    static final String LEGACY = "X-OpenStack-Nova-API-Version";
    private static final String SERVICE = "compute";

    private VersionHeaders() {}

    /** Returns the requested version; empty without a header for this service. */
    static Optional<String> asked(MultiMap headers) {
        return headers.getAll(CURRENT).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(entry -> entry.trim().split("\\s+", 2))
                .filter(entry -> entry.length == 2 && entry[0].equalsIgnoreCase(SERVICE))
                .map(entry -> entry[1])
                .findFirst()
                .or(() -> Optional.ofNullable(headers.get(LEGACY)).map(String::trim));
    }

    static void name(Microversion version, MultiMap headers) {
        headers.set(CURRENT, SERVICE + " " + version).set(LEGACY, version.toString());
    }

    static void vary(MultiMap headers) {
        headers.add("Vary", CURRENT + ", " + LEGACY);
    }
}
