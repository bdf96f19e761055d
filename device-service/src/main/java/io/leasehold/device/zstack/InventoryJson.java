package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builder of an object in a response. Null values are left out, as clients expect. */
public final class InventoryJson {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    public InventoryJson text(String name, @Nullable Object value) {
        if (value != null) {
            var unused = object.put(name, value.toString());
        }
        return this;
    }

    public InventoryJson number(String name, @Nullable Integer value) {
        if (value != null) {
            var unused = object.put(name, value);
        }
        return this;
    }

    public InventoryJson flag(String name, boolean value) {
        var unused = object.put(name, value);
        return this;
    }

    public InventoryJson date(String name, Instant value) {
        return text(name, ApiDate.format(value));
    }

    public InventoryJson node(String name, JsonNode value) {
        var unused = object.set(name, value);
        return this;
    }

    public ObjectNode json() {
        return object;
    }

    /** Returns {@code {"inventory": …}}. */
    public ObjectNode wrapped() {
        return JsonNodeFactory.instance.objectNode().set("inventory", object);
    }
}
