package io.leasehold.local.login;

import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Address that a client uses.
 *
 * @param root the gateway, without a slash at the end
 * @param prefix the path of the login below the gateway; empty when the login is called directly
 */
record Address(String root, String prefix) {
    static Address of(HttpServerRequest request) {
        String scheme = or(request.getHeader("X-Forwarded-Proto"), "http");
        String host = or(request.getHeader("X-Forwarded-Host"), String.valueOf(request.authority()));
        return new Address("%s://%s".formatted(scheme, host), or(request.getHeader("X-Forwarded-Prefix"), ""));
    }

    String v3() {
        return root + prefix + "/v3";
    }

    private static String or(@Nullable String value, String otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
