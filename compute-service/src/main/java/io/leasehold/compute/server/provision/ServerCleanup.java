package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.flavor.Flavors;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.device.ServerDevices;
import io.leasehold.compute.vsn.VsnClaims;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Release of what a deleted server has besides its partition: virtual serial number, one-off flavor and devices. */
@Singleton
class ServerCleanup {
    private final VsnClaims vsns;
    private final Flavors flavors;
    private final ServerDevices devices;
    private final Operations operations;
    private final Transactions transactions;

    ServerCleanup(
            VsnClaims vsns, Flavors flavors, ServerDevices devices, Operations operations, Transactions transactions) {
        this.vsns = vsns;
        this.flavors = flavors;
        this.devices = devices;
        this.operations = operations;
        this.transactions = transactions;
    }

    /** Marks the virtual serial number of the server as being released, in a transaction of its own. */
    Uni<Void> beginRelease(Server server) {
        return transactions
                .run(connection -> vsns.beginRelease(connection, server.id()))
                .replaceWithVoid();
    }

    /**
     * Releases everything once the partition is gone, and wakes the operations that await the deletion.
     *
     * @return the ids of the devices that the server had
     */
    Uni<List<String>> release(SqlConnection connection, Server server) {
        return vsns.released(connection, server.id())
                .chain(() ->
                        flavors.deleteUnusedOneOff(connection, server.spec().flavor(), server.id()))
                .chain(() -> operations.wakeWaiting(connection, List.of(ReservedServers.deletionOf(server.id()))))
                .chain(() -> devices.removeAll(connection, server.id()));
    }
}
