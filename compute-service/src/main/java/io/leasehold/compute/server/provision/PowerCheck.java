package io.leasehold.compute.server.provision;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.LparState;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.ServerTransitions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Comparison of all steady servers with their partitions, with one call to the hardware for each host. */
@Singleton
class PowerCheck {
    private static final Logger LOG = Logger.getLogger(PowerCheck.class);
    private static final int AT_ONCE = 4;
    private static final String STEADY = """
            select host, array_agg(id) as ids from server
            where deleted_at is null and task_state is null and vm_state in ('active', 'stopped') and host is not null
            group by host
            """;

    /** A host with its steady servers. */
    private record Occupied(Mtms host, List<UUID> servers) {}

    private final PowerHardware hardware;
    private final ServerStore store;
    private final Transactions transactions;
    private final Pool pool;
    private final Clock clock;

    PowerCheck(PowerHardware hardware, ServerStore store, Transactions transactions, Pool pool, Clock clock) {
        this.hardware = hardware;
        this.store = store;
        this.transactions = transactions;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> all() {
        return pool.query(STEADY)
                .execute()
                .map(rows -> rows.stream()
                        .map(row -> new Occupied(Mtms.of(row.getString(0)), List.of(row.getArrayOfUUIDs(1))))
                        .toList())
                .chain(hosts -> hosts.isEmpty() ? Uni.createFrom().voidItem() : check(hosts));
    }

    private Uni<Void> check(List<Occupied> hosts) {
        return Uni.join()
                .all(hosts.stream().map(this::check).toList())
                .usingConcurrencyOf(AT_ONCE)
                .andCollectFailures()
                .replaceWithVoid();
    }

    /** Compares one host; a host that does not answer is skipped. */
    private Uni<Void> check(Occupied host) {
        return hardware.lpars(host.host())
                .chain(lpars -> compare(host, lpars))
                .onFailure(HardwareFault.class)
                .recoverWithUni(fault -> {
                    LOG.debugf("The partitions of host %s could not be read: %s", host.host(), fault.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> compare(Occupied host, List<LparInfo> lpars) {
        Map<UUID, LparState> seen = lpars.stream().collect(Collectors.toMap(LparInfo::id, LparInfo::state));
        return host.servers().stream()
                .filter(seen::containsKey)
                .map(id -> observe(id, seen.getOrDefault(id, LparState.UNKNOWN)))
                .reduce(Uni.createFrom().voidItem(), (first, second) -> first.chain(() -> second));
    }

    private Uni<Void> observe(UUID id, LparState partition) {
        return store.find(pool, id)
                .chain(found -> found.flatMap(server -> ServerTransitions.observed(server, partition, clock.instant()))
                                .isPresent()
                        ? record(id, partition)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> record(UUID id, LparState partition) {
        return transactions.run(connection -> store.lock(connection, id)
                .chain(found -> found.flatMap(server -> ServerTransitions.observed(server, partition, clock.instant()))
                        .map(change -> store.save(connection, change))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
