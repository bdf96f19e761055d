package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operations;
import io.leasehold.compute.flavor.Flavors;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.device.DeviceStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** What a server leaves when it is gone, and who waits for that. */
@Singleton
class ServerCleanup {
    private final ServerClaims claims;
    private final Flavors flavors;
    private final DeviceStore devices;
    private final Operations operations;

    ServerCleanup(ServerClaims claims, Flavors flavors, DeviceStore devices, Operations operations) {
        this.claims = claims;
        this.flavors = flavors;
        this.devices = devices;
        this.operations = operations;
    }

    /** Its virtual serial number is on its way off from now on. */
    Uni<Void> beginRelease(Server server) {
        return claims.beginRelease(server);
    }

    /** Gives the ids of the devices that it had. */
    Uni<List<String>> release(SqlConnection connection, Server server) {
        return claims.released(connection, server)
                .chain(() ->
                        flavors.deleteUnusedOneOff(connection, server.spec().flavor(), server.id()))
                .chain(() -> operations.wakeWaiting(connection, List.of(ReservedServers.deletionOf(server.id()))))
                .chain(() -> devices.removeAll(connection, server.id()));
    }
}
