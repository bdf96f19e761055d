package io.leasehold.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;

/** Headers that tell a service the address its client uses; the client's own forwarded headers are removed. */
final class ForwardedHeaders {
    private static final String PREFIX = "x-forwarded-";
    private static final int HTTP = 80;

    private ForwardedHeaders() {}

    static void write(MultiMap headers, HttpServerRequest request, Route route) {
        removeClientHeaders(headers);
        HostAndPort seen = authority(request);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        headers.set("X-Forwarded-Host", seen.port() == HTTP ? seen.host() : seen.toString());
        headers.set("X-Forwarded-Port", String.valueOf(seen.port()));
        if (route.stripped()) {
            headers.set("X-Forwarded-Prefix", route.prefix());
        }
    }

    private static void removeClientHeaders(MultiMap headers) {
        headers.remove("Forwarded");
        List.copyOf(headers.names()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX))
                .forEach(headers::remove);
    }

    private static HostAndPort authority(HttpServerRequest request) {
        HostAndPort named = request.authority();
        if (named == null) {
            return HostAndPort.create("localhost", request.localAddress().port());
        }
        return named.port() < 0 ? HostAndPort.create(named.host(), HTTP) : named;
    }
}
