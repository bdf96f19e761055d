package io.leasehold.compute.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A field in the body of a request. Invalid values are refused in the words of Nova's schemas → 400. */
public final class Value {
    private static final Set<String> YES = Set.of("true", "1", "on", "yes");
    private static final Set<String> NO = Set.of("false", "0", "off", "no");

    private final String name;
    private final JsonNode node;

    Value(String name, JsonNode node) {
        this.name = name;
        this.node = node;
    }

    /** Returns a text of at most {@code most} characters, which may be empty. */
    public String text(int most) {
        if (!node.isTextual()) {
            throw refusal("%s is not of type 'string'".formatted(node));
        }
        if (node.textValue().length() > most) {
            throw refusal("'%s' is too long".formatted(node.textValue()));
        }
        return node.textValue();
    }

    /** Returns a text, or a number or flag converted to text. */
    public String scalar(int most) {
        return node.isNumber() || node.isBoolean() ? node.asText() : text(most);
    }

    /** Returns a whole number; digits in a text are accepted. */
    public int number(int least, int most) {
        if (!node.asText().matches("-?\\d{1,10}")) {
            throw refusal("%s is not of type 'integer'".formatted(node));
        }
        long number = Long.parseLong(node.asText());
        if (number < least || number > most) {
            throw refusal(
                    number < least
                            ? "%d is less than the minimum of %d".formatted(number, least)
                            : "%d is greater than the maximum of %d".formatted(number, most));
        }
        return (int) number;
    }

    /** Returns a flag as JSON boolean or in one of Nova's spellings. */
    public boolean flag() {
        String text = node.asText().toLowerCase(Locale.ROOT);
        if (!YES.contains(text) && !NO.contains(text)) {
            throw refusal("%s is not of type 'boolean'".formatted(node));
        }
        return YES.contains(text);
    }

    /** Returns an object. */
    public Fields object() {
        if (node instanceof ObjectNode object) {
            return new Fields(Optional.of(name), object);
        }
        throw refusal("%s is not of type 'object'".formatted(node));
    }

    public boolean isList() {
        return node instanceof ArrayNode;
    }

    /** Returns a list of at most {@code most} values. */
    public List<Value> list(int most) {
        if (!(node instanceof ArrayNode array)) {
            throw refusal("%s is not of type 'array'".formatted(node));
        }
        if (array.size() > most) {
            throw refusal("%s is too long".formatted(node));
        }
        return IntStream.range(0, array.size())
                .mapToObj(index -> new Value(name, array.get(index)))
                .toList();
    }

    /** Returns the failure for an invalid value. */
    public ServiceException refusal(String reason) {
        String shown = node.isTextual() ? node.textValue() : node.toString();
        return ServiceException.badRequest(
                "Invalid input for field/attribute %s. Value: %s. %s".formatted(name, shown, reason));
    }
}
