package io.leasehold.reservation.expression;

import io.leasehold.reservation.expression.Expression.And;
import io.leasehold.reservation.expression.Expression.Any;
import io.leasehold.reservation.expression.Expression.Comparison;
import io.leasehold.reservation.expression.Expression.Not;
import io.leasehold.reservation.expression.Expression.Or;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expressions as SQL over a host {@code h}: one text for each shape, values as parameters only.
 *
 * <p>A host without a capability never matches it, not even by {@code !=}; two decimal numbers compare as numbers.
 */
public final class HostCondition {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final String SQL_DECIMAL = "'^[+-]?\\d{1,30}(\\.\\d{1,30})?$'";
    private static final Set<String> REFUSED = Set.of("trust_id", "created_at", "updated_at");

    private final List<Object> parameters;
    private final Set<String> capabilities = new TreeSet<>();
    private final String sql;

    /** Appends parameters to {@code parameters}; their numbers in the SQL start after those already there. */
    public HostCondition(List<Requirement> requirements, List<Object> parameters) {
        this.parameters = parameters;
        this.sql = requirements.stream()
                .map(requirement -> sql(requirement.expression(), requirement.text()))
                .collect(Collectors.joining(" and "));
    }

    public String sql() {
        return sql;
    }

    /** Names that are no base attributes: some host must have each of them. */
    public Set<String> capabilities() {
        return capabilities;
    }

    private String sql(Expression expression, String text) {
        return switch (expression) {
            case Any any -> "true";
            case And and -> joined(and.parts(), " and ", text);
            case Or or -> joined(or.parts(), " or ", text);
            // a comparison with null is null in SQL; what is not true does not match
            case Not not -> "(not coalesce(%s, false))".formatted(sql(not.inner(), text));
            case Comparison comparison -> comparison(comparison, text);
        };
    }

    private String joined(List<Expression> parts, String word, String text) {
        return parts.stream().map(part -> sql(part, text)).collect(Collectors.joining(word, "(", ")"));
    }

    private String comparison(Comparison comparison, String text) {
        if (REFUSED.contains(comparison.attribute())) {
            throw ExpressionParser.malformed(text);
        }
        return HostAttribute.named(comparison.attribute())
                .map(attribute ->
                        attribute.number() ? integer(attribute, comparison, text) : text(attribute.sql(), comparison))
                .orElseGet(() -> capability(comparison));
    }

    private String integer(HostAttribute attribute, Comparison comparison, String text) {
        if (!INTEGER.matcher(comparison.value()).matches()) {
            throw ExpressionParser.malformed(text);
        }
        return "%s %s cast(%s as bigint)"
                .formatted(attribute.sql(), comparison.operator().sql(), parameter(comparison.value()));
    }

    private String text(String left, Comparison comparison) {
        if (!comparison.value().equals("null")) {
            return "(%s) collate \"C\" %s %s"
                    .formatted(left, comparison.operator().sql(), parameter(comparison.value()));
        }
        return switch (comparison.operator()) {
            case EQUAL -> "(%s) is null".formatted(left);
            case NOT_EQUAL -> "(%s) is not null".formatted(left);
            case AT_LEAST, AT_MOST, MORE, LESS -> "false";
        };
    }

    private String capability(Comparison comparison) {
        capabilities.add(comparison.attribute());
        String name = parameter(comparison.attribute());
        String value = parameter(comparison.value());
        String left = "(h.capabilities ->> %s)".formatted(name);
        String asText =
                "%s collate \"C\" %s %s".formatted(left, comparison.operator().sql(), value);
        String compared = DECIMAL.matcher(comparison.value()).matches()
                ? "case when %s ~ %s then cast(%s as numeric) %s cast(%s as numeric) else %s end"
                        .formatted(
                                left, SQL_DECIMAL, left, comparison.operator().sql(), value, asText)
                : asText;
        return "(jsonb_exists(h.capabilities, %s) and (%s))".formatted(name, compared);
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "cast($%d as text)".formatted(parameters.size());
    }
}
