package io.leasehold.compute.server.provision;

import io.leasehold.compute.flavor.Flavors;
import io.leasehold.compute.operation.Operations;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.device.DeviceStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** What a server leaves when it is gone, and who waits for that. */
@Singleton
class Belongings {
    private final Claims claims;
    private final Flavors flavors;
    private final DeviceStore devices;
    private final Operations operations;

    Belongings(Claims claims, Flavors flavors, DeviceStore devices, Operations operations) {
        this.claims = claims;
        this.flavors = flavors;
        this.devices = devices;
        this.operations = operations;
    }

    /** Its virtual serial number is on its way off from now on. */
    Uni<Void> announce(Server server) {
        return claims.beginRelease(server);
    }

    /** Gives the ids of the devices that it had. */
    Uni<List<String>> release(SqlConnection connection, Server server) {
        return claims.released(connection, server)
                .chain(() -> flavors.tidy(connection, server.spec().flavor(), server.id()))
                .chain(() -> operations.hurry(connection, List.of(ReservedServers.awaited(server.id()))))
                .chain(() -> devices.takeAway(connection, server.id()));
    }
}
