package io.leasehold.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What a service answered; the body is only looked at by who asks. */
public record Answer(int status, Buffer body) {
    /** The body as an object; empty when it has none. */
    public JsonObject json() {
        return body.length() == 0 ? new JsonObject() : body.toJsonObject();
    }
}
