package io.leasehold.local.login;

import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a client sees us.
 *
 * @param root   the gateway, without a slash at the end
 * @param prefix where the login is below it; empty when it is called directly
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
