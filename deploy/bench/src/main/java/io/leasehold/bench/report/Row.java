package io.leasehold.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Row of a table, filled cell by cell. */
public final class Row {
    private final Map<String, String> cells = new LinkedHashMap<>();

    /** Sets the cell of a column. */
    public Row with(String column, Object value) {
        cells.put(column, String.valueOf(value));
        return this;
    }

    Map<String, String> cells() {
        return cells;
    }

    @Override
    public String toString() {
        return cells.toString();
    }
}
