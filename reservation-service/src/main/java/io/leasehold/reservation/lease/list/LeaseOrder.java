package io.leasehold.reservation.lease.list;

import java.util.Optional;
import java.util.Set;

/**
 * Order of a list of leases; the id decides between equals, so the order is total.
 *
 * @param column column to sort by; never null in the table
 * @param descending true for descending order, of the ids too
 */
record LeaseOrder(String column, boolean descending) {
    static final LeaseOrder BY_CREATION = new LeaseOrder("created_at", false);
    private static final Set<String> COLUMNS = Set.of("created_at", "start_date", "end_date", "name");
    private static final String DESCENDING = ":desc";

    /** Reads {@code column} or {@code column:desc}; empty for an unknown column. */
    static Optional<LeaseOrder> parse(String text) {
        boolean descending = text.endsWith(DESCENDING);
        String column = descending ? text.substring(0, text.length() - DESCENDING.length()) : text;
        return COLUMNS.contains(column) ? Optional.of(new LeaseOrder(column, descending)) : Optional.empty();
    }

    /** The SQL after {@code order by}, for leases {@code l}. */
    String sql() {
        String direction = descending ? " desc" : "";
        return "l." + column + direction + ", l.id" + direction;
    }

    /**
     * The condition that a lease {@code l} comes after another one.
     *
     * @param id placeholder of the other lease's id
     * @param project placeholder of the project that must own the other lease; empty for any project
     */
    String after(String id, Optional<String> project) {
        String owned = project.map(owner -> " and m.project_id = " + owner).orElse("");
        return "(l.%s, l.id) %s (select m.%s, m.id from lease m where m.id = %s%s)"
                .formatted(column, descending ? "<" : ">", column, id, owned);
    }
}
