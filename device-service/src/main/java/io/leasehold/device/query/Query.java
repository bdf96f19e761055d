package io.leasehold.device.query;

import io.leasehold.device.zstack.QueryParameters;
import io.leasehold.device.zstack.error.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The query string of a list request (contract section 4.1).
 *
 * @param countOnly true when only the number of matches is returned
 * @param withTotal true when the number of matches is returned with the rows
 * @param fields the fields to return; empty for all
 */
record Query(
        List<Condition> conditions,
        int limit,
        int start,
        boolean countOnly,
        boolean withTotal,
        Optional<Order> order,
        List<String> fields) {
    record Order(String field, boolean ascending) {
        /** Parses a sort parameter; a {@code +} that is not escaped arrives as a blank. */
        static Order of(String text) {
            return text.startsWith("+") || text.startsWith(" ") || text.startsWith("-")
                    ? new Order(text.substring(1), !text.startsWith("-"))
                    : new Order(text, true);
        }
    }

    Query {
        conditions = List.copyOf(conditions);
        fields = List.copyOf(fields);
    }

    /** Reads the query string of a request. */
    static Query of(HttpServerRequest request, QueryConfig config) {
        QueryParameters parameters = QueryParameters.of(request);
        parameters.text("filterName").ifPresent(name -> {
            throw Refusal.argument("filterName '%s' is not known".formatted(name));
        });
        return new Query(
                parameters.list("q").stream().map(Condition::of).toList(),
                Math.min(parameters.number("limit").orElse(config.defaultLimit()), config.maxLimit()),
                parameters.number("start").orElse(0),
                parameters.flag("count"),
                parameters.flag("replyWithCount"),
                parameters.text("sort").map(Order::of),
                parameters.list("fields").stream()
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(String::trim)
                        .toList());
    }

    /** Returns the query with one more condition of equality. */
    Query where(String field, String value) {
        return new Query(
                Stream.concat(conditions.stream(), Stream.of(new Condition(field, Operator.EQUAL, value)))
                        .toList(),
                limit,
                start,
                countOnly,
                withTotal,
                order,
                fields);
    }
}
