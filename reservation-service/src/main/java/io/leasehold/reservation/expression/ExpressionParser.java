package io.leasehold.reservation.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.expression.Expression.And;
import io.leasehold.reservation.expression.Expression.Any;
import io.leasehold.reservation.expression.Expression.Comparison;
import io.leasehold.reservation.expression.Expression.Not;
import io.leasehold.reservation.expression.Expression.Operator;
import io.leasehold.reservation.expression.Expression.Or;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parser of expression texts; 400 for a text outside the grammar of contract section 4.2. */
public final class ExpressionParser {
    private static final ObjectReader JSON =
            JsonMapper.builder().build().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> EXTENSIONS = Set.of("or", "not", "in", "not in");
    /** A statement takes 65,535 parameters; two expressions with this number of comparisons leave enough for the rest. */
    private static final int MOST_COMPARISONS = 10_000;

    private final String text;
    private final boolean extended;
    private int comparisons;

    private ExpressionParser(String text, boolean extended) {
        this.text = text;
        this.extended = extended;
    }

    /** Parses the text, with the extensions. */
    static Expression parse(String text) {
        return new ExpressionParser(text, true).parse();
    }

    /** Fails with 400 when the text uses extensions. */
    public static void requirePlain(String text) {
        Expression unused = new ExpressionParser(text, false).parse();
    }

    /** The failure (400) for a malformed expression. */
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
        if (!(json instanceof ArrayNode array)
                || array.size() < 2
                || !array.get(0).isTextual()) {
            throw malformed(text);
        }
        String word = array.get(0).textValue();
        if (!extended && EXTENSIONS.contains(word)) {
            throw malformed(text);
        }
        return array.get(1).isArray() ? compound(word, array) : leaf(word, array);
    }

    private Expression compound(String word, ArrayNode array) {
        List<Expression> parts = new ArrayList<>();
        array.elements().forEachRemaining(part -> {
            if (!part.isTextual()) {
                parts.add(expression(part));
            }
        });
        if (parts.size() != array.size() - 1) {
            throw malformed(text);
        }
        return switch (word) {
            case "and" -> new And(parts);
            case "or" -> new Or(parts);
            case "not" -> new Not(only(parts));
            default -> throw malformed(text);
        };
    }

    private Expression only(List<Expression> parts) {
        if (parts.size() != 1) {
            throw malformed(text);
        }
        return parts.getFirst();
    }

    private Expression leaf(String word, ArrayNode array) {
        if (array.size() != 3 || !array.get(1).isTextual() || !array.get(2).isTextual()) {
            throw malformed(text);
        }
        String attribute = array.get(1).textValue();
        String value = array.get(2).textValue();
        if (!attribute.startsWith("$") || attribute.length() < 2) {
            throw malformed(text);
        }
        return leaf(word, attribute.substring(1), value);
    }

    private Expression leaf(String word, String attribute, String value) {
        return switch (word) {
            case "in" -> new Or(comparisons(Operator.EQUAL, attribute, value));
            case "not in" -> new And(comparisons(Operator.NOT_EQUAL, attribute, value));
            default -> comparison(operator(word).orElseThrow(() -> malformed(text)), attribute, value);
        };
    }

    private List<Expression> comparisons(Operator operator, String attribute, String values) {
        return Arrays.stream(values.split(",", -1))
                .map(value -> comparison(operator, attribute, value.strip()))
                .toList();
    }

    private Expression comparison(Operator operator, String attribute, String value) {
        comparisons++;
        if (value.isEmpty() || comparisons > MOST_COMPARISONS) {
            throw malformed(text);
        }
        return new Comparison(operator, attribute, value);
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
