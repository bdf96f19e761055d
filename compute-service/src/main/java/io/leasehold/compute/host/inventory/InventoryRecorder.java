package io.leasehold.compute.host.inventory;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.poll.HostPolls;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Brings the host rows to what the hardware reports, and tells others what changed, in one transaction. */
@Singleton
class InventoryRecorder {
    private final InventoryStore store;
    private final Outbox outbox;
    private final HostPolls polls;

    InventoryRecorder(InventoryStore store, Outbox outbox, HostPolls polls) {
        this.store = store;
        this.outbox = outbox;
        this.polls = polls;
    }

    /** One statement when nothing changed, four when anything did, whatever the number of hosts; one process at a time. */
    Uni<Void> record(SqlConnection connection, List<HostInfo> seen) {
        return store.all(connection).map(fleet -> fleet.observe(seen)).chain(changes -> save(connection, changes));
    }

    private static List<HostInfo> reachable(List<Host> hosts) {
        return hosts.stream().map(Host::info).filter(HostInfo::up).toList();
    }

    private Uni<Void> save(SqlConnection connection, List<Host.Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Host> hosts = changes.stream().map(Host.Change::host).toList();
        List<ComputeHostEvent> events =
                changes.stream().flatMap(change -> change.event().stream()).toList();
        return store.save(connection, hosts)
                .chain(() -> outbox.append(connection, events))
                .chain(() -> polls.order(connection, reachable(hosts)));
    }
}
