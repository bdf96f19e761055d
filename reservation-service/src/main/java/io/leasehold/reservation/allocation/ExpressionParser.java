package io.leasehold.reservation.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.allocation.Expression.And;
import io.leasehold.reservation.allocation.Expression.Any;
import io.leasehold.reservation.allocation.Expression.Comparison;
import io.leasehold.reservation.allocation.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expression texts; everything outside the grammar of contract section 4.2 → 400. */
final class ExpressionParser {
    private static final ObjectReader JSON =
            JsonMapper.builder().build().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String text;

    private ExpressionParser(String text) {
        this.text = text;
    }

    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }

    /** The 400 for an expression that nobody can evaluate. */
    static ServiceException malformed(String text) {
        return ServiceException.badRequest("Malformed requirements " + text);
    }

    private Expression parse() {
        if (text.isEmpty()) {
            return new Any();
        }
        JsonNode json = json();
        return json.isArray() && json.isEmpty() ? new Any() : expression(json);
    }

    private JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw malformed(text);
        }
    }

    private Expression expression(JsonNode json) {
        if (!(json instanceof ArrayNode array) || array.size() < 2) {
            throw malformed(text);
        }
        return array.get(0).asText().equals("and") && array.get(1).isArray() ? and(array) : comparison(array);
    }

    private Expression and(ArrayNode array) {
        List<Expression> parts = new ArrayList<>();
        array.elements().forEachRemaining(part -> {
            if (!part.isTextual()) {
                parts.add(expression(part));
            }
        });
        if (parts.size() != array.size() - 1) {
            throw malformed(text);
        }
        return new And(parts);
    }

    private Expression comparison(ArrayNode array) {
        if (array.size() != 3
                || !array.get(0).isTextual()
                || !array.get(1).isTextual()
                || !array.get(2).isTextual()) {
            throw malformed(text);
        }
        String attribute = array.get(1).textValue();
        String value = array.get(2).textValue();
        if (!attribute.startsWith("$") || attribute.length() < 2 || value.isEmpty()) {
            throw malformed(text);
        }
        return new Comparison(
                operator(array.get(0).textValue()).orElseThrow(() -> malformed(text)), attribute.substring(1), value);
    }

    private static Optional<Operator> operator(String symbol) {
        return Optional.ofNullable(
                switch (symbol) {
                    case "=", "==" -> Operator.EQUAL;
                    case "!=" -> Operator.NOT_EQUAL;
                    case ">=" -> Operator.AT_LEAST;
                    case "<=" -> Operator.AT_MOST;
                    case ">" -> Operator.MORE;
                    case "<" -> Operator.LESS;
                    default -> null;
                });
    }
}
