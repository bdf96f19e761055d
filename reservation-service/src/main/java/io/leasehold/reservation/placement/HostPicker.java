package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.expression.CapabilityNames;
import io.leasehold.reservation.expression.HostCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Picks hosts for whole-host reservations (contract section 4.3): registered, matching and free; first those asked to
 * be kept, then those without any allocation; within each by id, or at random as far as the {@link PlacementConstraints} say. One
 * statement, which walks the hosts in that order and stops when it has enough to choose from.
 */
@Singleton
class HostPicker {
    /** {@code offset 0} keeps the subquery one that is asked host by host: the walk ends early, a join would not. */
    private static final String FREE = """
            not exists (select from allocation a
              where a.host_id = h.id and a.period && tstzrange($1, $2) and a.lease_id is distinct from $6 offset 0)
            """;

    /** Asks for the next host that is used: that has to be the plain index, twice as fast as that of the periods. */
    private static final String USED = """
            h.id is not distinct from (select a.host_id from allocation a
              where a.host_id >= h.id and a.lease_id is distinct from $6 order by a.host_id limit 1)
            """;

    private static final String PICK = """
            with matching as not materialized (
              select h.* from host h
              where h.state = 'REGISTERED' and h.reservable and h.id <> all ($3) and %1$s)
            select id, hypervisor_hostname, uuid, capabilities, 1 as slots
            from (
              (select h.*, 0 as turn, array_position($4::bigint[], h.id)::float as place
               from matching h where h.id = any ($4) and %2$s)
              union all
              (select h.*, 1, %4$s from matching h where h.id <> all ($4) and not (%3$s) order by %4$s limit $5::bigint + $7::bigint)
              union all
              (select h.*, 2, %4$s from matching h where h.id <> all ($4) and %3$s and %2$s order by %4$s limit $5::bigint + $7::bigint)) picked
            order by turn, case when turn > 0 and $7 > 0 then random() else place end
            limit $5
            """;

    private final String order;

    HostPicker(AllocationConfig config) {
        this.order = config.randomizeHostSelection() ? "random()" : "h.id";
    }

    /** Hosts for {@code demand}, up to its maximum. */
    Uni<Holdings> offer(
            SqlClient client, HostDemand demand, PlacementConstraints terms, TentativeAllocations promises) {
        List<Object> parameters = new ArrayList<>(Arrays.asList(
                terms.fromUtc(),
                terms.untilUtc(),
                promises.hosts(),
                terms.keptHosts(),
                demand.max(),
                terms.lease().orElse(null),
                terms.spread()));
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        return CapabilityNames.requireKnown(client, condition, demand.requirements())
                .chain(() -> client.preparedQuery(PICK.formatted(condition.sql(), FREE, USED, order))
                        .execute(Tuple.tuple(parameters)))
                .map(PickedHosts::of)
                .map(Holdings::hosts);
    }
}
