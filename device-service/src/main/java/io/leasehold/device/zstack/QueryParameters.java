package io.leasehold.device.zstack;

import io.leasehold.common.error.ServiceException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The query string of a request. Lists are repeated keys or {@code name.0=…&name.1=…}. */
public final class QueryParameters {
    private final MultiMap values;

    private QueryParameters(MultiMap values) {
        this.values = values;
    }

    public static QueryParameters of(HttpServerRequest request) {
        return new QueryParameters(request.params());
    }

    /** Returns all values of a list in order. */
    public List<String> list(String name) {
        Stream<String> indexed = values.entries().stream()
                .filter(entry -> entry.getKey().matches(name + "\\.\\d{1,4}"))
                .map(Map.Entry::getValue);
        return Stream.concat(values.getAll(name).stream(), indexed).toList();
    }

    /** Returns a single value; fails with 400 when it is given twice. */
    public Optional<String> text(String name) {
        List<String> all = values.getAll(name);
        if (all.size() > 1) {
            throw ServiceException.badRequest("%s must be given once".formatted(name));
        }
        return all.stream().findFirst();
    }

    /** Returns a number that is not negative; fails with 400 for anything else. */
    public Optional<Integer> number(String name) {
        return text(name).map(value -> number(name, value));
    }

    /** Returns a boolean, false by default; fails with 400 for anything but {@code true} and {@code false}. */
    public boolean flag(String name) {
        return text(name).map(value -> flag(name, value)).orElse(false);
    }

    private static int number(String name, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw ServiceException.badRequest("%s must be a number that is not negative: %s".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    private static boolean flag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ServiceException.badRequest("%s must be true or false: %s".formatted(name, value));
        };
    }
}
