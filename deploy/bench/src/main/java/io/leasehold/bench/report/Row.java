package io.leasehold.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row of a table that is filled cell by cell. */
public final class Row {
    private final Map<String, String> cells = new LinkedHashMap<>();

    /** The cell of one more column. */
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
