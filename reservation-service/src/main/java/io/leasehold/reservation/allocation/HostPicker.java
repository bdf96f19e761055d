package io.leasehold.reservation.allocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks hosts for whole-host reservations (contract section 4.3): registered, matching and free; first those asked to
 * be kept, then those without any allocation, then by id. One statement, whatever the number of hosts.
 */
@Singleton
class HostPicker {
    private static final String PICK_BEFORE = """
            select h.id, h.hypervisor_hostname, h.uuid, h.capabilities, 1 as slots
            from host h
            where h.state = 'REGISTERED' and h.reservable and h.id <> all ($3) and
            """;
    private static final String PICK_AFTER = """
              and not exists (select from allocation a where a.host_id = h.id and a.period && tstzrange($1, $2))
            order by h.id = any ($4) desc, exists (select from allocation a where a.host_id = h.id), h.id
            limit $5
            """;

    /** The hosts for {@code demand}, up to its maximum; fewer than its minimum → 400. */
    Uni<List<Allocation>> pick(SqlConnection connection, HostDemand demand, Terms terms, Promises promises) {
        List<Object> parameters = new ArrayList<>(List.of(
                terms.fromUtc(),
                terms.untilUtc(),
                promises.hosts(),
                terms.kept().toArray(Long[]::new),
                demand.max()));
        HostCondition condition = new HostCondition(demand.requirements(), parameters);
        return CapabilityNames.requireKnown(connection, condition, demand.requirements())
                .chain(() -> connection
                        .preparedQuery(PICK_BEFORE + condition.sql() + PICK_AFTER)
                        .execute(Tuple.tuple(parameters)))
                .map(PickedHosts::of)
                .invoke(found -> requireEnough(found, demand));
    }

    private static void requireEnough(List<Allocation> found, HostDemand demand) {
        if (found.size() < demand.min()) {
            throw Picker.notEnough();
        }
    }
}
