package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An object of an answer while it is put together; what is absent is left out, as clients expect. */
public final class Inventory {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    public Inventory text(String name, @Nullable Object value) {
        if (value != null) {
            var unused = object.put(name, value.toString());
        }
        return this;
    }

    public Inventory number(String name, @Nullable Integer value) {
        if (value != null) {
            var unused = object.put(name, value);
        }
        return this;
    }

    public Inventory flag(String name, boolean value) {
        var unused = object.put(name, value);
        return this;
    }

    public Inventory date(String name, Instant value) {
        return text(name, ApiDate.show(value));
    }

    public Inventory node(String name, JsonNode value) {
        var unused = object.set(name, value);
        return this;
    }

    public ObjectNode json() {
        return object;
    }

    /** {@code {"inventory": …}}. */
    public ObjectNode alone() {
        return JsonNodeFactory.instance.objectNode().set("inventory", object);
    }
}
