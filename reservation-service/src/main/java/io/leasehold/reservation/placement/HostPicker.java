package io.leasehold.reservation.placement;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.expression.HostCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Choice of whole hosts (contract section 4.3): registered, matching and free hosts; first those to be kept, then those
 * without any allocation, then the others; within each group by id, or at random as far as the constraints say. One
 * statement, which walks the hosts in that order and stops when there are enough candidates.
 */
@Singleton
class HostPicker {
    /** {@code offset 0} keeps the subquery from becoming a join: the database evaluates it host by host and stops early. */
    private static final String FREE = """
            not exists (select from host_use a
              where a.host_id = h.id and a.period && tstzrange(#{from}, #{until}) and a.lease_id is distinct from #{lease} offset 0)
            """;

    /** Looks up the next used host by the plain index on the host, which is twice as fast as the index on periods. */
    private static final String USED = """
            h.id is not distinct from (select a.host_id from host_use a
              where a.host_id >= h.id and a.lease_id is distinct from #{lease} order by a.host_id limit 1)
            """;

    private static final String PICK = """
            with matching as not materialized (
              select h.* from registered_host h
              where h.reservable and h.id <> all (#{taken}) and %1$s)
            select id, hypervisor_hostname, uuid, capabilities, 1 as slots
            from (
              (select h.*, 0 as turn, array_position(#{kept}::bigint[], h.id)::float as place
               from matching h where h.id = any (#{kept}) and %2$s)
              union all
              (select h.*, 1, %4$s from matching h where h.id <> all (#{kept}) and not (%3$s) order by %4$s limit #{max}::bigint + #{spread}::bigint)
              union all
              (select h.*, 2, %4$s from matching h where h.id <> all (#{kept}) and %3$s and %2$s order by %4$s limit #{max}::bigint + #{spread}::bigint)) picked
            order by turn, case when turn > 0 and #{spread} > 0 then random() else place end
            limit #{max}
            """;

    private final Pool pool;
    private final String order;

    HostPicker(Pool pool, AllocationConfig config) {
        this.pool = pool;
        this.order = config.randomizeHostSelection() ? "random()" : "h.id";
    }

    /** Chooses up to as many hosts as the maximum of the demand. */
    Uni<Holdings> offer(HostDemand demand, PlacementConstraints constraints, TentativeAllocations tentative) {
        NamedParameters parameters = constraints
                .parameters()
                .bind("taken", tentative.hosts())
                .bind("kept", constraints.keptHosts())
                .bind("max", (long) demand.max());
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        return condition
                .requireKnownCapabilities(pool)
                .chain(() -> parameters.execute(pool, PICK.formatted(condition.sql(), FREE, USED, order)))
                .map(HostPicker::holdings);
    }

    /** The holdings in rows with {@code id}, {@code hypervisor_hostname}, {@code uuid}, {@code capabilities} and {@code slots}. */
    static Holdings holdings(RowSet<Row> rows) {
        return Holdings.hosts(rows.stream().map(HostPicker::allocation).toList());
    }

    private static Allocation allocation(Row row) {
        JsonObject capabilities = (JsonObject) row.getJson("capabilities");
        return new Allocation(
                row.getLong("id"),
                row.getString("hypervisor_hostname"),
                row.getUUID("uuid").toString(),
                row.getInteger("slots"),
                capabilities.stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))));
    }
}
