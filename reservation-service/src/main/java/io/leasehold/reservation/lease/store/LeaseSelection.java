package io.leasehold.reservation.lease.store;

import io.leasehold.common.sql.NamedParameters;
import java.util.Collection;
import java.util.UUID;

/**
 * Parts of the statement that selects leases {@code l}: one text for each shape, values as parameters only.
 *
 * @param order what follows {@code order by}
 * @param limit a limit with a leading space, or empty
 */
public record LeaseSelection(String condition, String order, String limit, NamedParameters parameters) {
    /** Leases by their ids, in the order of their creation; one id has a text of its own, for which the database keeps a plan. */
    static LeaseSelection of(Collection<UUID> ids) {
        String condition = ids.size() == 1 ? "l.id = #{ids}" : "l.id = any (#{ids})";
        Object parameter = ids.size() == 1 ? ids.iterator().next() : ids.toArray(UUID[]::new);
        return new LeaseSelection(condition, "l.created_at, l.id", "", new NamedParameters().bind("ids", parameter));
    }
}
