package io.leasehold.reservation.placement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Whether hosts have room for all the slots that are allocated on them. Sums cannot be a constraint: whoever allocates
 * slots locks the hosts first, {@code FOR UPDATE} and in order of id, and asks here before it commits.
 */
@Singleton
public class SlotLimits {
    /** A class that the hardware does not have as such, like dedicated processors, is limited by the inventory alone. */
    private static final String OVERFULL =
            """
            select exists (
              select from peak join host h on h.id = peak.host_id
              where peak.used > coalesce(case when h.id = any ($4) then greatest(%1$s, %2$s) else coalesce(%1$s, %2$s) end, 0))
              as exceeded
            """.formatted(SlotSql.HARDWARE.formatted("peak.class"), SlotSql.INVENTORY.formatted("peak.class"));

    private static final String EXCEEDED = "with " + SlotSql.peak("a.host_id = any ($3)") + OVERFULL;
    private static final String WOULD_EXCEED =
            "with " + SlotSql.peak("a.host_id = any ($3) and a.lease_id is distinct from $5", """
            select promised.*, tstzrange($1, $2)
            from json_to_recordset($6::text::json) as promised (host_id bigint, slots bigint, resources jsonb)
            """) + OVERFULL;

    /**
     * Whether at least one of the hosts has more on it than fits, at any instant of {@code [from, until)}.
     *
     * @param byInventory ids of those among the hosts whose inventory is the limit where it is higher than their hardware
     */
    public Uni<Boolean> isExceeded(
            SqlClient client, Set<Long> hosts, Set<Long> byInventory, Instant from, Instant until) {
        Tuple parameters = Tuple.of(
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC),
                hosts.toArray(Long[]::new),
                byInventory.toArray(Long[]::new));
        return exceeded(client, EXCEEDED, parameters);
    }

    /** Whether it would be so if the lease of the terms had what is promised instead of what it has. */
    Uni<Boolean> wouldBeExceeded(SqlClient client, PlacementConstraints terms, TentativeAllocations promises) {
        Tuple parameters = Tuple.of(terms.fromUtc(), terms.untilUtc(), promises.hosts(), promises.byInventory())
                .addUUID(terms.lease().orElse(null))
                .addString(promises.slots());
        return promises.hasSlots()
                ? exceeded(client, WOULD_EXCEED, parameters)
                : Uni.createFrom().item(false);
    }

    private static Uni<Boolean> exceeded(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getBoolean("exceeded"));
    }
}
