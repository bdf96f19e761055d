package io.leasehold.common.error;

import java.util.Map;

/** How one public API words its failures; each service contributes exactly one bean. */
public interface ErrorDialect {
    /** The JSON body, always an object. */
    Map<String, Object> body(Failure failure);

    /** Headers that go with it, such as a challenge on 401. */
    default Map<String, String> headers(Failure failure) {
        return Map.of();
    }
}
