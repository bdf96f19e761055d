package io.leasehold.hypervisor.sdpf;

import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Query parameters of a request; unknown parameters are ignored. */
public final class QueryParameters {
    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the first value of each parameter. */
    public static QueryParameters of(UriInfo uri) {
        Map<String, String> first = new HashMap<>();
        uri.getQueryParameters().forEach((name, all) -> first.put(name, all.getFirst()));
        return new QueryParameters(first);
    }

    public static QueryParameters of(Map<String, String> values) {
        return new QueryParameters(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Reads the parameter {@code limit}, a positive integer; a larger or absent value counts as {@code max}. */
    public int limit(int max) {
        return text("limit").map(value -> limit(value, max)).orElse(max);
    }

    private static int limit(String value, int max) {
        if (!value.matches("0*[1-9]\\d*")) {
            throw InvalidRequest.parameter("limit", "must be a positive integer");
        }
        String digits = value.replaceFirst("^0+", "");
        return digits.length() > 9 ? max : Math.min(Integer.parseInt(digits), max);
    }
}
