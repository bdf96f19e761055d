package io.leasehold.compute.server.action;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.image.Snapshot;
import io.leasehold.compute.image.Snapshots;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.Servers;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creation of images of servers, for clients and for leases. */
@Singleton
public class ServerImages {
    private final Servers servers;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Ids ids;

    ServerImages(Servers servers, Snapshots snapshots, Transactions transactions, Ids ids) {
        this.servers = servers;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Orders an image and returns its id; a server that never ran → 409. */
    Uni<String> create(Caller caller, String id, CreateImageRequest wanted) {
        return transactions.run(connection -> servers.lock(connection, caller, id)
                .map(server -> snapshot(server, wanted))
                .call(snapshot -> snapshots.order(connection, List.of(snapshot)))
                .map(snapshot -> snapshot.id().toString()));
    }

    /**
     * Returns the image to take before the end of a reservation; empty for a server without disks or without a host.
     */
    public Optional<Snapshot> beforeEnd(Server server, String name, String reservationId) {
        return hasDisks(server)
                ? server.host()
                        .map(host -> new Snapshot(
                                ids.next(),
                                name,
                                server.projectId(),
                                server.id(),
                                host,
                                server.osType(),
                                server.spec().flavor().size().diskGb(),
                                Optional.of(reservationId),
                                Map.of()))
                : Optional.empty();
    }

    private Snapshot snapshot(Server server, CreateImageRequest wanted) {
        if (!hasDisks(server) || server.is(TaskState.DELETING)) {
            throw ServiceException.conflict("Cannot 'createImage' instance %s while it is in vm_state %s"
                    .formatted(server.id(), server.vmState().text()));
        }
        return new Snapshot(
                ids.next(),
                wanted.name(),
                server.projectId(),
                server.id(),
                server.host().orElseThrow(),
                server.osType(),
                server.spec().flavor().size().diskGb(),
                Optional.empty(),
                wanted.metadata());
    }

    private static boolean hasDisks(Server server) {
        return switch (server.vmState()) {
            case ACTIVE, STOPPED -> true;
            case BUILDING, ERROR, DELETED -> false;
        };
    }
}
