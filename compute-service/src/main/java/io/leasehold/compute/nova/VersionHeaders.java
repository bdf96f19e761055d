package io.leasehold.compute.nova;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Optional;

/** The two headers in which a client asks for a version, and in which the answer names the one it is in. */
final class VersionHeaders {
    static final String CURRENT = "OpenStack-API-Version";
    static final String LEGACY = "X-OpenStack-Nova-API-Version";
    private static final String SERVICE = "compute";

    private VersionHeaders() {}

    /** The version's text; empty when none is asked for, or only one of other services. */
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
