package io.leasehold.hypervisor.sdpf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** One object of a body, read field by field; unknown fields are passed over, wrong types refused, nothing is coerced. */
public final class Fields {
    private final String name;
    private final ObjectNode object;

    Fields(String name, ObjectNode object) {
        this.name = name;
        this.object = object;
    }

    /** A field that must be an object. */
    public Fields object(String field) {
        return nested(field, required(field));
    }

    /** A field that must be a list of objects. */
    public List<Fields> objects(String field) {
        JsonNode list = required(field);
        if (!list.isArray()) {
            throw InvalidRequest.parameter(field, "must be a list");
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> nested(field, item))
                .toList();
    }

    /** A field that must be a text. */
    public String text(String field) {
        return text(field, required(field));
    }

    /** A text, or a hole where the field is absent or null. */
    public Optional<String> optionalText(String field) {
        return find(field).map(value -> text(field, value));
    }

    /** A field that must be an integer. */
    public int integer(String field) {
        return integer(field, required(field));
    }

    /** An integer, or a hole where the field is absent or null. */
    public Optional<Integer> optionalInteger(String field) {
        return find(field).map(value -> integer(field, value));
    }

    /** A boolean, or a hole where the field is absent. */
    public Optional<Boolean> optionalFlag(String field) {
        return Optional.ofNullable(object.get(field)).map(value -> flag(field, value));
    }

    /** An object of texts; empty where the field is absent or null. */
    public Map<String, String> optionalTexts(String field) {
        Map<String, String> texts = new TreeMap<>();
        find(field)
                .map(value -> nested(field, value).object)
                .ifPresent(entries -> entries.forEachEntry((key, value) -> texts.put(key, text(field, value))));
        return texts;
    }

    /** Whether the field is there, even if null. */
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
