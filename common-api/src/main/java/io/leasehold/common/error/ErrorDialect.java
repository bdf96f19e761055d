package io.leasehold.common.error;

import java.util.Map;

/** Wording of failures in one public API; each service contributes exactly one bean. */
public interface ErrorDialect {
    /** Returns the JSON body of the response, always an object. */
    Map<String, Object> body(Failure failure);

    /** Returns additional response headers, such as a challenge on 401. */
    default Map<String, String> headers(Failure failure) {
        return Map.of();
    }
}
