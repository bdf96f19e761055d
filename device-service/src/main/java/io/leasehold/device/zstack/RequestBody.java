package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The body of a request: an object whose one interesting field is the API's wrapper; keys that nobody knows are ignored. */
public final class RequestBody {
    private static final int MAX_TAG_LENGTH = 2048;

    private final ObjectNode object;

    private RequestBody(ObjectNode object) {
        this.object = object;
    }

    /** Reads a body; none at all is an empty object, anything but an object → 400. */
    public static RequestBody of(JsonBody json, String text) {
        return new RequestBody(json.read(text.isBlank() ? "{}" : text));
    }

    /** The wrapper's fields; an absent wrapper has none, one that is no object → 400. */
    private RequestBody optional(String wrapper) {
        return action(wrapper).orElseGet(() -> new RequestBody(JsonResponses.empty()));
    }

    /** The action's fields when the body asks for it. */
    public Optional<RequestBody> action(String wrapper) {
        return Optional.ofNullable(object.get(wrapper))
                .filter(node -> !node.isNull())
                .map(node -> nested(wrapper, node));
    }

    /** A text; a number or flag counts as its text, anything else → 400. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(object.get(field))
                .filter(node -> !node.isNull())
                .map(node -> scalar(field, node));
    }

    /** A list of tags, beside the wrapper {@code params} and inside of it. */
    public List<String> tags(String field) {
        return Stream.concat(own(field).stream(), optional("params").own(field).stream())
                .distinct()
                .toList();
    }

    private List<String> own(String field) {
        JsonNode list = object.get(field);
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw ServiceException.badRequest("%s must be an array".formatted(field));
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> tag(field, node))
                .toList();
    }

    private static String tag(String field, JsonNode node) {
        if (!node.isTextual() || node.textValue().isEmpty() || node.textValue().length() > MAX_TAG_LENGTH) {
            throw ServiceException.badRequest(
                    "%s must hold texts of 1 to %d characters".formatted(field, MAX_TAG_LENGTH));
        }
        return node.textValue();
    }

    private static RequestBody nested(String wrapper, JsonNode node) {
        if (node instanceof ObjectNode fields) {
            return new RequestBody(fields);
        }
        throw ServiceException.badRequest("%s must be an object".formatted(wrapper));
    }

    private static String scalar(String field, JsonNode node) {
        if (!node.isValueNode()) {
            throw ServiceException.badRequest("%s must be a scalar".formatted(field));
        }
        return node.asText();
    }
}
