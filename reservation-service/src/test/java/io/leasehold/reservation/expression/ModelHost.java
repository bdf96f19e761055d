package io.leasehold.reservation.expression;

import io.leasehold.reservation.expression.Expression.And;
import io.leasehold.reservation.expression.Expression.Any;
import io.leasehold.reservation.expression.Expression.Comparison;
import io.leasehold.reservation.expression.Expression.Not;
import io.leasehold.reservation.expression.Expression.Operator;
import io.leasehold.reservation.expression.Expression.Or;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Evaluation of expressions by contract section 4.2, without SQL. */
record ModelHost(long id, int vcpus, String type, boolean reservable, Map<String, String> capabilities) {
    private static final String DECIMAL = "[+-]?\\d{1,30}(\\.\\d{1,30})?";

    ModelHost numbered(long other) {
        return new ModelHost(other, vcpus, type, reservable, capabilities);
    }

    boolean matches(Expression expression) {
        return switch (expression) {
            case Any any -> true;
            case And and -> and.parts().stream().allMatch(this::matches);
            case Or or -> or.parts().stream().anyMatch(this::matches);
            case Not not -> !matches(not.inner());
            case Comparison leaf -> matches(leaf);
        };
    }

    private boolean matches(Comparison leaf) {
        return switch (leaf.attribute()) {
            case "id" -> number(id, leaf);
            case "vcpus" -> number(vcpus, leaf);
            case "hypervisor_type" -> text(Optional.of(type), leaf);
            case "status" -> text(Optional.empty(), leaf);
            case "reservable" -> text(Optional.of(reservable ? "True" : "False"), leaf);
            default ->
                Optional.ofNullable(capabilities.get(leaf.attribute()))
                        .filter(value -> holds(leaf.operator(), capability(value, leaf.value())))
                        .isPresent();
        };
    }

    private static boolean number(long value, Comparison leaf) {
        return holds(leaf.operator(), Long.compare(value, Long.parseLong(leaf.value())));
    }

    private static boolean text(Optional<String> value, Comparison leaf) {
        if (leaf.value().equals("null")) {
            return switch (leaf.operator()) {
                case EQUAL -> value.isEmpty();
                case NOT_EQUAL -> value.isPresent();
                case AT_LEAST, AT_MOST, MORE, LESS -> false;
            };
        }
        return value.filter(text -> holds(leaf.operator(), codePoints(text, leaf.value())))
                .isPresent();
    }

    private static int capability(String left, String right) {
        return left.matches(DECIMAL) && right.matches(DECIMAL)
                ? new BigDecimal(left).compareTo(new BigDecimal(right))
                : codePoints(left, right);
    }

    /** Compares by code points, the order of UTF-8 and not of UTF-16. */
    private static int codePoints(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean holds(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case LESS -> order < 0;
        };
    }
}
