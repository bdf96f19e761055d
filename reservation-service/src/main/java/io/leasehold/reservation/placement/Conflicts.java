package io.leasehold.reservation.placement;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** Checks for resources that are allocated to several leases at one time, beyond the room they have. */
@Singleton
public class Conflicts {
    /** Tentative allocations that are not free: hosts or slots on hosts, or floating IPs. */
    record Taken(boolean hosts, boolean addresses) {
        private static final Taken NOTHING = new Taken(false, false);

        /** True when the holdings that meet the demand may be among those taken. */
        boolean concerns(Demand demand) {
            return demand instanceof AddressDemand ? addresses : hosts;
        }
    }

    private static final String TAKEN = """
            select exists (
                select from host_use other
                where other.host_id = any (#{hosts}) and (other.kind = 'host' or other.host_id = any (#{whole}))
                  and other.period && tstzrange(#{from}, #{until}) and other.lease_id is distinct from #{lease}) as hosts,
              exists (
                select from floatingip_use other
                where other.floatingip_id = any (#{addresses})
                  and other.period && tstzrange(#{from}, #{until}) and other.lease_id is distinct from #{lease}) as addresses
            """;

    /** A resource class that the hardware does not have, such as dedicated processors, is limited by the inventory alone. */
    private static final String OVERFULL =
            """
            select exists (
              select from peak join visible_host h on h.id = peak.host_id
              where peak.used > coalesce(case when h.id = any (#{byInventory}) then greatest(%1$s, %2$s) else coalesce(%1$s, %2$s) end, 0))
              as exceeded
            """.formatted(SlotSql.HARDWARE.formatted("peak.class"), SlotSql.INVENTORY.formatted("peak.class"));

    private static final String EXCEEDED = "with " + SlotSql.peak("a.host_id = any (#{hosts})") + OVERFULL;
    private static final String WOULD_EXCEED = "with "
            + SlotSql.peak("a.host_id = any (#{hosts}) and a.lease_id is distinct from #{lease}", """
            select tentative.*, tstzrange(#{from}, #{until})
            from json_to_recordset(#{tentative}::text::json) as tentative (host_id bigint, slots bigint, resources jsonb)
            """) + OVERFULL;

    private final Pool pool;

    Conflicts(Pool pool) {
        this.pool = pool;
    }

    /** Finds tentative allocations that are not free for the time of the constraints, given what other leases hold. */
    Uni<Taken> find(PlacementConstraints constraints, TentativeAllocations tentative) {
        if (tentative.isEmpty()) {
            return Uni.createFrom().item(Taken.NOTHING);
        }
        return constraints
                .parameters()
                .bind("hosts", tentative.hosts())
                .bind("whole", tentative.wholeHosts())
                .bind("addresses", tentative.addresses())
                .execute(pool, TAKEN)
                .map(rows -> rows.iterator().next())
                .map(row -> new Taken(row.getBoolean("hosts"), row.getBoolean("addresses")))
                .chain(taken -> taken.hosts() || !tentative.hasSlots()
                        ? Uni.createFrom().item(taken)
                        : wouldExceed(constraints, tentative).map(exceeded -> new Taken(exceeded, taken.addresses())));
    }

    private Uni<Boolean> wouldExceed(PlacementConstraints constraints, TentativeAllocations tentative) {
        NamedParameters parameters = constraints
                .parameters()
                .bind("hosts", tentative.hosts())
                .bind("byInventory", tentative.byInventory())
                .bind("tentative", tentative.slots());
        return exceeded(pool, WOULD_EXCEED, parameters);
    }

    /**
     * True when at least one of the hosts carries more slots than fit, at any instant of {@code [from, until)}. Sums cannot
     * be a constraint of the database: a transaction that allocates slots locks the hosts first, {@code FOR UPDATE} and in
     * the order of their ids, and calls this method before the commit.
     *
     * @param byInventory ids of those among the hosts on which the inventory is the limit where it exceeds the hardware
     */
    public Uni<Boolean> areOverbooked(
            SqlConnection connection, Set<Long> hosts, Set<Long> byInventory, Instant from, Instant until) {
        NamedParameters parameters = new NamedParameters()
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .bind("hosts", hosts.toArray(Long[]::new))
                .bind("byInventory", byInventory.toArray(Long[]::new));
        return exceeded(connection, EXCEEDED, parameters);
    }

    private static Uni<Boolean> exceeded(SqlClient client, String sql, NamedParameters parameters) {
        return parameters
                .execute(client, sql)
                .map(rows -> rows.iterator().next().getBoolean("exceeded"));
    }
}
