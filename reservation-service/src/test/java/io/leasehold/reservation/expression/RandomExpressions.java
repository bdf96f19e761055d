package io.leasehold.reservation.expression;

import io.leasehold.reservation.expression.Expression.And;
import io.leasehold.reservation.expression.Expression.Comparison;
import io.leasehold.reservation.expression.Expression.Not;
import io.leasehold.reservation.expression.Expression.Operator;
import io.leasehold.reservation.expression.Expression.Or;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random expressions and hosts, of which about every second pair matches. */
final class RandomExpressions {
    private static final List<String> VALUES =
            List.of("9", "10", "+9", "9.0", "-1.5", "True", "a", "b", "B", "null", "\uFFFD", "\uD83D\uDE00");

    private RandomExpressions() {}

    static Arbitrary<Expression> expressions() {
        return expressions(3);
    }

    static Arbitrary<List<ModelHost>> hosts() {
        return host().list().ofMinSize(10).ofMaxSize(30);
    }

    private static Arbitrary<Expression> expressions(int depth) {
        return depth == 0
                ? leaves()
                : Arbitraries.oneOf(
                        leaves(),
                        several(depth).map(And::new),
                        several(depth).map(Or::new),
                        expressions(depth - 1).map(Not::new));
    }

    private static Arbitrary<List<Expression>> several(int depth) {
        return expressions(depth - 1).list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<Expression> leaves() {
        return Arbitraries.oneOf(
                leaves(Arbitraries.of("id", "vcpus"), Arbitraries.of("1", "4", "8", "-3", "+4")),
                leaves(
                        Arbitraries.of("hypervisor_type", "status", "reservable"),
                        Arbitraries.of("phyp", "True", "null")),
                leaves(Arbitraries.of("gpu", "num"), Arbitraries.of(VALUES)),
                leaves(Arbitraries.of("gpu", "num"), Arbitraries.of(VALUES)));
    }

    private static Arbitrary<Expression> leaves(Arbitrary<String> attributes, Arbitrary<String> values) {
        return Combinators.combine(Arbitraries.of(Operator.class), attributes, values)
                .as(Comparison::new);
    }

    private static Arbitrary<ModelHost> host() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of("phyp", "null", "Phyp"),
                        Arbitraries.of(true, false),
                        capabilities())
                .as((vcpus, type, reservable, capabilities) -> new ModelHost(0, vcpus, type, reservable, capabilities));
    }

    private static Arbitrary<Map<String, String>> capabilities() {
        return Arbitraries.maps(Arbitraries.of("gpu", "num"), Arbitraries.of(VALUES))
                .ofMaxSize(2);
    }
}
