package io.leasehold.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Markdown table. Columns that a row does not fill stay empty. */
public final class Table {
    private final List<String> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();

    public Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row; fails when the table lacks one of its columns. */
    public void add(Row row) {
        if (!columns.containsAll(row.cells().keySet())) {
            throw new IllegalArgumentException("not all cells of %s are in %s".formatted(row, columns));
        }
        rows.add(Map.copyOf(row.cells()));
    }

    /** Returns the table as Markdown, with columns as wide as their widest cell. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(line(column -> column));
        lines.add(line(column -> "-".repeat(width(column))));
        rows.forEach(row -> lines.add(line(column -> row.getOrDefault(column, ""))));
        return String.join("\n", lines) + "\n";
    }

    private String line(UnaryOperator<String> cell) {
        return columns.stream()
                .map(column -> padded(cell.apply(column), width(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private int width(String column) {
        return rows.stream()
                .mapToInt(row -> row.getOrDefault(column, "").length())
                .reduce(column.length(), Math::max);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
