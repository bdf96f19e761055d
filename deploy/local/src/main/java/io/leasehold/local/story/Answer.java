package io.leasehold.local.story;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Response of a service. */
record Answer(int status, String text) {
    /** Returns the body as an object; empty when the response has none. */
    JsonObject json() {
        return text.startsWith("{") ? new JsonObject(text) : new JsonObject();
    }

    /** Returns the objects of one of the body's lists; fails with the whole response when it is missing. */
    List<JsonObject> list(String key) {
        JsonArray found = json().getJsonArray(key);
        if (found == null) {
            throw new IllegalStateException("no %s in %s".formatted(key, this));
        }
        return found.stream().map(JsonObject.class::cast).toList();
    }

    /** Returns one of the body's objects; fails with the whole response when it is missing. */
    JsonObject object(String key) {
        JsonObject found = json().getJsonObject(key);
        if (found == null) {
            throw new IllegalStateException("no %s in %s".formatted(key, this));
        }
        return found;
    }

    @Override
    public String toString() {
        return status + " " + text;
    }
}
