package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The JSON body of a request: an object with one field for the API. Unknown fields are ignored. */
public final class RequestBody {
    private static final int MAX_TAG_LENGTH = 2048;

    private final ObjectNode object;

    private RequestBody(ObjectNode object) {
        this.object = object;
    }

    /** Parses a body. An empty body counts as an empty object; anything but an object fails with 400. */
    public static RequestBody of(JsonBody json, String text) {
        return new RequestBody(json.read(text.isBlank() ? "{}" : text));
    }

    /** Returns the object in the field, or an empty one; fails with 400 when the field is no object. */
    private RequestBody optional(String wrapper) {
        return action(wrapper).orElseGet(() -> new RequestBody(JsonResponses.empty()));
    }

    /** Returns the parameters of the action if the body requests it. */
    public Optional<RequestBody> action(String wrapper) {
        return Optional.ofNullable(object.get(wrapper))
                .filter(node -> !node.isNull())
                .map(node -> nested(wrapper, node));
    }

    /** Returns a text field; numbers and booleans are converted, anything else fails with 400. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(object.get(field))
                .filter(node -> !node.isNull())
                .map(node -> scalar(field, node));
    }

    /** Returns the tags of a field in the body and in its {@code params}. */
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
