package io.leasehold.reservation.allocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Picks hosts for whole-host reservations (contract section 4.3): registered, matching and free; first those asked to
 * be kept, then those without any allocation, then by id or at random. One statement, whatever the number of hosts.
 */
@Singleton
class HostPicker {
    private static final String PICK_BEFORE = """
            select h.id, h.hypervisor_hostname, h.uuid, h.capabilities, 1 as slots
            from host h
            where h.state = 'REGISTERED' and h.reservable and h.id <> all ($3) and
            """;
    private static final String PICK_AFTER = """
              and not exists (select from allocation a
                where a.host_id = h.id and a.period && tstzrange($1, $2) and a.lease_id is distinct from $6)
            order by array_position($4::bigint[], h.id),
              exists (select from allocation a where a.host_id = h.id and a.lease_id is distinct from $6), %s
            limit $5
            """;

    private final String pickAfter;

    HostPicker(AllocationConfig config) {
        this.pickAfter = PICK_AFTER.formatted(config.randomizeHostSelection() ? "random()" : "h.id");
    }

    /** Hosts for {@code demand}, up to its maximum. */
    Uni<Held> offer(SqlClient client, HostDemand demand, Terms terms, Promises promises) {
        List<Object> parameters = new ArrayList<>(Arrays.asList(
                terms.fromUtc(),
                terms.untilUtc(),
                promises.hosts(),
                terms.keptHosts(),
                demand.max(),
                terms.lease().orElse(null)));
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        return CapabilityNames.requireKnown(client, condition, demand.requirements())
                .chain(() -> client.preparedQuery(PICK_BEFORE + condition.sql() + pickAfter)
                        .execute(Tuple.tuple(parameters)))
                .map(PickedHosts::of)
                .map(Held::hosts);
    }
}
