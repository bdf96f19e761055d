package io.leasehold.hypervisor.sdpf;

import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request's query parameters; unknown ones are passed over. */
public final class QueryParameters {
    private final Map<String, String> given;

    private QueryParameters(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /** Of each the first value that was given. */
    public static QueryParameters of(UriInfo uri) {
        Map<String, String> first = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> first.put(name, values.getFirst()));
        return new QueryParameters(first);
    }

    public static QueryParameters of(Map<String, String> given) {
        return new QueryParameters(given);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** A count of at least 1; more than {@code most} counts as that, as does none at all. */
    public int limit(int most) {
        return text("limit").map(value -> limit(value, most)).orElse(most);
    }

    private static int limit(String value, int most) {
        if (!value.matches("0*[1-9]\\d*")) {
            throw InvalidRequest.parameter("limit", "must be a positive integer");
        }
        String digits = value.replaceFirst("^0+", "");
        return digits.length() > 9 ? most : Math.min(Integer.parseInt(digits), most);
    }
}
