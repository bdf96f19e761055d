package io.leasehold.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Response of a service; the body is parsed on demand. */
public record Answer(int status, Buffer body) {
    /** Returns the body as an object; empty when the response has none. */
    public JsonObject json() {
        return body.length() == 0 ? new JsonObject() : body.toJsonObject();
    }
}
