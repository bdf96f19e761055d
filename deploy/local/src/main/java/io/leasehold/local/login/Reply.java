package io.leasehold.local.login;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Response of the login. */
record Reply(int status, Map<String, String> headers, JsonObject body) {
    static Reply ok(JsonObject body) {
        return of(200, body);
    }

    static Reply of(int status, JsonObject body) {
        return new Reply(status, Map.of(), body);
    }

    Reply with(String header, String value) {
        return new Reply(status, Map.of(header, value), body);
    }

    void send(HttpServerResponse response) {
        headers.forEach(response::putHeader);
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }
}
