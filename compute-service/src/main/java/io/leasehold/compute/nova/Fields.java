package io.leasehold.compute.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An object in the body of a request. Invalid values are refused in the words of Nova's schemas → 400. */
public final class Fields {
    private static final int LONGEST = 255;

    private final Optional<String> path;
    private final ObjectNode object;

    Fields(Optional<String> path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    /** Returns the fields of the body. */
    public static Fields of(ObjectNode body) {
        return new Fields(Optional.empty(), body);
    }

    /** Returns the names of the fields in the order of the body. */
    public List<String> names() {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    /** Refuses fields that are not among {@code known}. */
    public Fields only(String... known) {
        names().stream()
                .filter(name -> !Set.of(known).contains(name))
                .findFirst()
                .ifPresent(name -> fail("Additional properties are not allowed ('%s' was unexpected)".formatted(name)));
        return this;
    }

    /** Refuses an empty object. */
    public Fields atLeastOne() {
        if (object.isEmpty()) {
            throw refusal("{} does not have enough properties");
        }
        return this;
    }

    /** Refuses any number of fields but one, which names the requested action. */
    public Fields exactlyOne() {
        if (object.size() != 1) {
            throw ServiceException.badRequest("There must be exactly one action in the request body.");
        }
        return this;
    }

    /** Returns a mandatory object. */
    public Fields object(String name) {
        if (required(name) instanceof ObjectNode nested) {
            return new Fields(Optional.of(name), nested);
        }
        throw refusal(name, required(name), "%s is not of type 'object'".formatted(required(name)));
    }

    /** Returns a mandatory text of 1 to 255 characters without surrounding blanks. */
    public String text(String name) {
        return text(name, required(name));
    }

    /** Returns a text; empty when the field is absent or null. */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(object.get(name))
                .filter(value -> !value.isNull())
                .map(value -> text(name, value));
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** Returns a mandatory field. */
    public Value get(String name) {
        return new Value(name, required(name));
    }

    /** Returns an optional field; null counts as absent. */
    public Optional<Value> find(String name) {
        return Optional.ofNullable(object.get(name))
                .filter(value -> !value.isNull())
                .map(value -> new Value(name, value));
    }

    /** Returns all fields as texts; empty for null. */
    public Map<String, Optional<String>> texts() {
        Map<String, Optional<String>> texts = new TreeMap<>();
        object.forEachEntry((name, value) ->
                texts.put(key(name), value.isNull() ? Optional.empty() : Optional.of(value(name, value))));
        return texts;
    }

    private JsonNode required(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw refusal("'%s' is a required property".formatted(name));
        }
        return value;
    }

    private static String text(String name, JsonNode value) {
        String text = value(name, value).strip();
        if (text.isEmpty()) {
            throw refusal(name, value, "'%s' is too short".formatted(value.textValue()));
        }
        return text;
    }

    private static String value(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw refusal(name, value, "%s is not of type 'string'".formatted(value));
        }
        if (value.textValue().length() > LONGEST) {
            throw refusal(name, value, "'%s' is too long".formatted(value.textValue()));
        }
        return value.textValue();
    }

    private String key(String name) {
        if (!name.matches("[a-zA-Z0-9-_:. ]{1,255}")) {
            throw refusal("'%s' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'".formatted(name));
        }
        return name;
    }

    private void fail(String reason) {
        throw refusal(reason);
    }

    private ServiceException refusal(String reason) {
        return path.map(name -> refusal(name, object, reason)).orElseGet(() -> ServiceException.badRequest(reason));
    }

    private static ServiceException refusal(String name, JsonNode value, String reason) {
        String shown = value.isTextual() ? value.textValue() : value.toString();
        return ServiceException.badRequest(
                "Invalid input for field/attribute %s. Value: %s. %s".formatted(name, shown, reason));
    }
}
