package io.leasehold.hypervisor.sdpf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Routes of the API and their methods, for the header {@code Allow}; a test compares the table with the OpenAPI
 * document.
 */
final class OfferedRoutes {
    private static final Map<String, String> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put("/servers", "GET, POST");
        METHODS.put("/servers/detail", "GET");
        METHODS.put("/servers/{id}", "GET, PUT, DELETE");
        METHODS.put("/licenses", "GET, POST");
        METHODS.put("/licenses/{id}", "DELETE");
        METHODS.put("/license_types", "GET");
        METHODS.put("/usages", "GET");
        METHODS.put("/usages/{id}/histories", "GET");
        METHODS.put("/vsphere_contracts", "GET, POST, PUT");
    }

    private static final Pattern ROOT = Pattern.compile("^/v1\\.0/[^/]+");

    private OfferedRoutes() {}

    /** Returns the methods of the route that matches the path; empty for an unknown route. */
    static Optional<String> at(String path) {
        String below = ROOT.matcher(path).replaceFirst("").replaceFirst("/$", "");
        return METHODS.entrySet().stream()
                .filter(route -> below.matches(route.getKey().replace("{id}", "[^/]+")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static Map<String, String> all() {
        return Map.copyOf(METHODS);
    }
}
