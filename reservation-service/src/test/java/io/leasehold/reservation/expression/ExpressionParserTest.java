package io.leasehold.reservation.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.expression.Expression.And;
import io.leasehold.reservation.expression.Expression.Comparison;
import io.leasehold.reservation.expression.Expression.Not;
import io.leasehold.reservation.expression.Expression.Operator;
import io.leasehold.reservation.expression.Expression.Or;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {
    private static final Comparison GPU = new Comparison(Operator.EQUAL, "gpu", "True");
    private static final Comparison NUM = new Comparison(Operator.MORE, "num", "9");

    @Test
    @Tag("case-27")
    void logical_operators_can_be_nested() {
        assertThat(parse("[\"or\", [\"==\", \"$gpu\", \"True\"], [\"not\", [\"and\", [\">\", \"$num\", \"9\"]]]]"))
                .isEqualTo(new Or(List.of(GPU, new Not(new And(List.of(NUM))))));
    }

    @Test
    void a_set_of_values_is_an_or_of_equals_and_its_negation_an_and_of_differences() {
        assertThat(parse("[\"in\", \"$zone\", \"a, b,c d\"]"))
                .isEqualTo(new Or(
                        List.of(zone(Operator.EQUAL, "a"), zone(Operator.EQUAL, "b"), zone(Operator.EQUAL, "c d"))));
        assertThat(parse("[\"not in\", \"$zone\", \"a,b\"]"))
                .isEqualTo(new And(List.of(zone(Operator.NOT_EQUAL, "a"), zone(Operator.NOT_EQUAL, "b"))));
    }

    @ParameterizedTest
    @Tag("case-28")
    @ValueSource(
            strings = {
                "[\"or\"]",
                "[\"or\", \"$gpu\", \"True\"]",
                "[\"or\", []]",
                "[\"or\", [\"==\", \"$gpu\", \"True\"], \"x\"]",
                "[\"not\"]",
                "[\"not\", \"$gpu\", \"True\"]",
                "[\"not\", []]",
                "[\"not\", [\"==\", \"$gpu\", \"True\"], [\"==\", \"$gpu\", \"True\"]]",
                "[\"in\", \"$gpu\", \"\"]",
                "[\"in\", \"$gpu\", \"a,,b\"]",
                "[\"in\", \"$gpu\", \" \"]",
                "[\"in\", \"gpu\", \"a\"]",
                "[\"in\", \"$gpu\", [\"a\"]]",
                "[\"not in\", \"$gpu\"]",
                "[\"xor\", [\"==\", \"$gpu\", \"True\"]]",
                "[5, [\"==\", \"$gpu\", \"True\"]]"
            })
    void a_malformed_expression_is_named(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Malformed requirements " + text);
    }

    @ParameterizedTest
    @Tag("case-28")
    @ValueSource(
            strings = {
                "[\"or\", [\"==\", \"$gpu\", \"True\"]]",
                "[\"not\", [\"==\", \"$gpu\", \"True\"]]",
                "[\"in\", \"$gpu\", \"a\"]",
                "[\"not in\", \"$gpu\", \"a\"]",
                "[\"and\", [\"==\", \"$gpu\", \"True\"], [\"in\", \"$gpu\", \"a\"]]"
            })
    void without_extensions_the_grammar_is_the_plain_one(String text) {
        assertThatCode(() -> parse(text)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExpressionParser.requirePlain(text))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Malformed requirements " + text);
    }

    @Test
    void an_expression_may_be_long_but_not_longer_than_a_statement_can_be() {
        assertThatCode(() -> parse(anyOf(10_000))).doesNotThrowAnyException();
        assertThatThrownBy(() -> parse(anyOf(10_001))).isInstanceOf(ServiceException.class);
    }

    private static String anyOf(int values) {
        return IntStream.range(0, values)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[\"in\", \"$num\", \"", "\"]"));
    }

    private static Comparison zone(Operator operator, String value) {
        return new Comparison(operator, "zone", value);
    }

    private static Expression parse(String text) {
        return ExpressionParser.parse(text);
    }
}
