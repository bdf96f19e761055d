package io.leasehold.compute.nova;

import io.leasehold.common.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Order of a list. The order is total, because the id is the last term.
 *
 * @param terms columns, the most important first
 */
public record Sorting(List<Term> terms) {
    /** A column that is never null, and its direction. */
    public record Term(String column, boolean descending) {}

    public Sorting {
        terms = List.copyOf(terms);
    }

    /**
     * Reads {@code sort_key} and {@code sort_dir}; an unknown key → 400.
     *
     * @param columns columns by sort key
     * @param usual default order; its last term is the id
     */
    public static Sorting of(Query query, Map<String, String> columns, Sorting usual) {
        List<String> keys = query.texts("sort_key");
        List<String> directions = query.texts("sort_dir");
        List<Term> terms = new ArrayList<>();
        for (int index = 0; index < keys.size(); index++) {
            terms.add(new Term(
                    column(columns, keys.get(index)),
                    directions.isEmpty()
                            ? usual.terms().getFirst().descending()
                            : descends(directions.get(Math.min(index, directions.size() - 1)))));
        }
        terms.addAll(keys.isEmpty() ? usual.terms() : List.of(usual.terms().getLast()));
        return new Sorting(terms);
    }

    /** Returns the {@code order by} list for rows of {@code table}. */
    public String orderBy(String table) {
        return terms.stream()
                .map(term -> of(term, table) + (term.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** Returns the condition for rows of {@code table} after the row {@code marker}; both are aliases. */
    public String after(String table, String marker) {
        return IntStream.range(0, terms.size())
                .mapToObj(index -> after(index, table, marker))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private String after(int last, String table, String marker) {
        return IntStream.rangeClosed(0, last)
                .mapToObj(index -> compare(terms.get(index), index == last, table, marker))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    private static String compare(Term term, boolean last, String table, String marker) {
        String operator = !last ? "=" : term.descending() ? "<" : ">";
        return "%s %s %s".formatted(of(term, table), operator, of(term, marker));
    }

    private static String of(Term term, String alias) {
        return alias + "." + term.column();
    }

    private static String column(Map<String, String> columns, String key) {
        String column = columns.get(key);
        if (column == null) {
            throw ServiceException.badRequest(
                    "Invalid input for query parameters sort_key. Value: %s. '%s' is not one of %s"
                            .formatted(
                                    key, key, columns.keySet().stream().sorted().toList()));
        }
        return column;
    }

    private static boolean descends(String direction) {
        return switch (direction) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw Query.invalid("sort_dir", direction, "'%s' is neither asc nor desc".formatted(direction));
        };
    }
}
