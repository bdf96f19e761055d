package io.leasehold.reservation.lease.list;

import java.util.Optional;
import java.util.Set;

/**
 * The order of a list of leases, total because the id decides between equals.
 *
 * @param column what is sorted by; it is never null
 * @param descending the last first, ids too
 */
public record LeaseOrder(String column, boolean descending) {
    public static final LeaseOrder USUAL = new LeaseOrder("created_at", false);
    private static final Set<String> COLUMNS = Set.of("created_at", "start_date", "end_date", "name");
    private static final String DESCENDING = ":desc";

    /** The order that a request names as {@code column} or {@code column:desc}. */
    static Optional<LeaseOrder> named(String text) {
        boolean descending = text.endsWith(DESCENDING);
        String column = descending ? text.substring(0, text.length() - DESCENDING.length()) : text;
        return COLUMNS.contains(column) ? Optional.of(new LeaseOrder(column, descending)) : Optional.empty();
    }

    /** What follows {@code order by} for leases {@code l}. */
    public String sql() {
        String direction = descending ? " desc" : "";
        return "l." + column + direction + ", l.id" + direction;
    }

    /** The condition of a lease {@code l} that comes after the one with that id, which must be of the project, if any. */
    public String after(String id, Optional<String> project) {
        String owned = project.map(owner -> " and m.project_id = " + owner).orElse("");
        return "(l.%s, l.id) %s (select m.%s, m.id from lease m where m.id = %s%s)"
                .formatted(column, descending ? "<" : ">", column, id, owned);
    }
}
