package io.leasehold.hypervisor.sdpf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Fields of one JSON object in a body. Unknown fields are ignored; a field of the wrong type → 400, without conversion.
 */
public final class Fields {
    private final String name;
    private final ObjectNode object;

    Fields(String name, ObjectNode object) {
        this.name = name;
        this.object = object;
    }

    /** Reads a required object. */
    public Fields object(String field) {
        return nested(field, required(field));
    }

    /** Reads a required list of objects. */
    public List<Fields> objects(String field) {
        JsonNode list = required(field);
        if (!list.isArray()) {
            throw InvalidRequest.parameter(field, "must be a list");
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> nested(field, item))
                .toList();
    }

    /** Reads a required string. */
    public String text(String field) {
        return text(field, required(field));
    }

    /** Reads a string; empty for an absent or null field. */
    public Optional<String> optionalText(String field) {
        return find(field).map(value -> text(field, value));
    }

    /** Reads a required integer. */
    public int integer(String field) {
        return integer(field, required(field));
    }

    /** Reads an integer; empty for an absent or null field. */
    public Optional<Integer> optionalInteger(String field) {
        return find(field).map(value -> integer(field, value));
    }

    /** Reads a boolean; empty for an absent field, while null → 400. */
    public Optional<Boolean> optionalFlag(String field) {
        return Optional.ofNullable(object.get(field)).map(value -> flag(field, value));
    }

    /** Reads an object of strings; empty for an absent or null field. */
    public Map<String, String> optionalTexts(String field) {
        Map<String, String> texts = new TreeMap<>();
        find(field)
                .map(value -> nested(field, value).object)
                .ifPresent(entries -> entries.forEachEntry((key, value) -> texts.put(key, text(field, value))));
        return texts;
    }

    /** Returns true for a field that is present, even with value null. */
    public boolean has(String field) {
        return object.has(field);
    }

    private Optional<JsonNode> find(String field) {
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }

    private JsonNode required(String field) {
        return find(field).orElseThrow(() -> InvalidRequest.parameter(field, "is required in " + name));
    }

    private static Fields nested(String field, JsonNode value) {
        if (value instanceof ObjectNode nested) {
            return new Fields(field, nested);
        }
        throw InvalidRequest.parameter(field, "must be an object");
    }

    private static String text(String field, JsonNode value) {
        check(value.isTextual(), field, "must be a string");
        return value.textValue();
    }

    private static int integer(String field, JsonNode value) {
        check(value.isIntegralNumber() && value.canConvertToInt(), field, "must be an integer");
        return value.intValue();
    }

    private static boolean flag(String field, JsonNode value) {
        check(value.isBoolean(), field, "must be a boolean");
        return value.booleanValue();
    }

    private static void check(boolean fits, String field, String reason) {
        if (!fits) {
            throw InvalidRequest.parameter(field, reason);
        }
    }
}
