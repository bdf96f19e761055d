package io.leasehold.device.query;

import io.leasehold.common.error.ServiceException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** One condition of a query, {@code name OP value} (contract section 4.2). */
record Condition(String field, Operator operator, String value) {
    /** Splits the text at the leftmost operator; of the operators that match there, the longest one wins. */
    static Condition of(String text) {
        return IntStream.range(0, text.length())
                .mapToObj(position -> at(text, position))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(condition -> !condition.field.isEmpty())
                .orElseThrow(() -> ServiceException.badRequest("Cannot read the condition '%s'".formatted(text)));
    }

    private static Optional<Condition> at(String text, int position) {
        return Arrays.stream(Operator.values())
                .filter(operator -> text.startsWith(operator.sign(), position))
                .filter(operator -> !operator.unary()
                        || position + operator.sign().length()
                                == text.stripTrailing().length())
                .findFirst()
                .map(operator -> new Condition(
                        text.substring(0, position).trim(),
                        operator,
                        text.substring(position + operator.sign().length())));
    }
}
