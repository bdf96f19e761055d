package io.leasehold.compute.server;

import io.leasehold.common.operation.Operations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Servers as leases see them, whosever they are: those on hosts, those of a flavor. Works in the transaction of the caller. */
@Singleton
public class ReservedServers {
    private final ServerSets store;
    private final Operations operations;

    ReservedServers(ServerSets store, Operations operations) {
        this.store = store;
        this.operations = operations;
    }

    /** The living servers on the hosts. */
    public Uni<List<Server>> on(SqlConnection connection, List<String> hosts) {
        return store.on(connection, hosts);
    }

    /** The living servers on the hosts, and those that were booted for the reservation wherever they are. */
    public Uni<List<Server>> on(SqlConnection connection, List<String> hosts, String reservationId) {
        return store.on(connection, hosts, reservationId);
    }

    /** The living servers of the flavor, also those without a host. */
    public Uni<List<Server>> of(SqlConnection connection, String flavor) {
        return store.of(connection, flavor);
    }

    /** Keeps others from placing servers on the hosts until the transaction ends. */
    public Uni<Void> lockHosts(SqlConnection connection, List<String> hosts) {
        return store.lockHosts(connection, hosts);
    }

    /** Has the servers removed, locked ones too; those that are going already go on. */
    public Uni<Void> remove(SqlConnection connection, List<Server> going) {
        if (going.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> ids =
                going.stream().map(server -> server.id().toString()).sorted().toList();
        return store.markDeleting(connection, ids)
                .chain(() -> operations.order(
                        connection, going.stream().map(Servers::workOn).toList()));
    }

    /** What an operation awaits that goes on once the server is gone. */
    public static String deletionOf(UUID server) {
        return "server/" + server;
    }
}
