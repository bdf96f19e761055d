package io.leasehold.reservation.expression;

import io.leasehold.common.sql.NamedParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expressions as an SQL condition on a host {@code h}: values are passed as parameters, so that expressions of one shape
 * have one SQL text.
 *
 * <p>A host without a capability does not match a comparison with that capability, not even with {@code !=}. Two decimal
 * numbers are compared as numbers.
 */
public final class HostCondition {
    private static final String UNKNOWN_CAPABILITIES = """
            select name from unnest(#{names}::text[]) as name
            where not exists (select from registered_host h where jsonb_exists(h.capabilities, name))
            """;
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final String SQL_DECIMAL = "'^[+-]?\\d{1,30}(\\.\\d{1,30})?$'";
    private static final Set<String> UNSUPPORTED = Set.of("trust_id", "created_at", "updated_at");

    private final List<Requirement> requirements;
    private final NamedParameters parameters;
    private final Set<String> capabilities = new TreeSet<>();
    private final String sql;

    /** Translates the requirements; adds their values to {@code parameters}. */
    public HostCondition(List<Requirement> requirements, NamedParameters parameters) {
        this.requirements = List.copyOf(requirements);
        this.parameters = parameters;
        this.sql = requirements.stream()
                .map(requirement -> sql(requirement.expression(), requirement.text()))
                .collect(Collectors.joining(" and "));
    }

    public String sql() {
        return sql;
    }

    /** Fails with 400 when the condition names a capability that no registered host has. */
    public Uni<Void> requireKnownCapabilities(SqlClient client) {
        return capabilities.isEmpty()
                ? Uni.createFrom().voidItem()
                : new NamedParameters()
                        .bind("names", capabilities.toArray(String[]::new))
                        .execute(client, UNKNOWN_CAPABILITIES)
                        .invoke(unknown -> unknown.forEach(row -> refuse(row.getString("name"))))
                        .replaceWithVoid();
    }

    private void refuse(String capability) {
        throw ExpressionParser.malformed(requirements.stream()
                .map(Requirement::text)
                .filter(text -> text.contains("$" + capability))
                .findFirst()
                .orElseThrow());
    }

    private String sql(Expression expression, String text) {
        return switch (expression) {
            case Expression.Any any -> "true";
            case Expression.And and -> joined(and.parts(), " and ", text);
            case Expression.Or or -> joined(or.parts(), " or ", text);
            // in SQL a comparison with null yields null, which counts as no match
            case Expression.Not not -> "(not coalesce(%s, false))".formatted(sql(not.inner(), text));
            case Expression.Comparison comparison -> comparison(comparison, text);
        };
    }

    private String joined(List<Expression> parts, String word, String text) {
        return parts.stream().map(part -> sql(part, text)).collect(Collectors.joining(word, "(", ")"));
    }

    private String comparison(Expression.Comparison comparison, String text) {
        if (UNSUPPORTED.contains(comparison.attribute())) {
            throw ExpressionParser.malformed(text);
        }
        return HostAttribute.named(comparison.attribute())
                .map(attribute ->
                        attribute.number() ? integer(attribute, comparison, text) : text(attribute.sql(), comparison))
                .orElseGet(() -> capability(comparison));
    }

    private String integer(HostAttribute attribute, Expression.Comparison comparison, String text) {
        if (!INTEGER.matcher(comparison.value()).matches()) {
            throw ExpressionParser.malformed(text);
        }
        return "%s %s cast(%s as bigint)"
                .formatted(attribute.sql(), comparison.operator().sql(), parameter(comparison.value()));
    }

    private String text(String left, Expression.Comparison comparison) {
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

    private String capability(Expression.Comparison comparison) {
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
        return "cast(%s as text)".formatted(parameters.add(value));
    }
}
