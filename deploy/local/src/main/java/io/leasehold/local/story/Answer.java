package io.leasehold.local.story;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a service answered. */
record Answer(int status, String text) {
    /** The body; empty when it has none. */
    JsonObject json() {
        return text.startsWith("{") ? new JsonObject(text) : new JsonObject();
    }

    /** The objects of one of the body's lists. */
    List<JsonObject> list(String key) {
        return json().getJsonArray(key, new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** One of the body's objects; a body without it is a failure that says what came instead. */
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
