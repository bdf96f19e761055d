package io.leasehold.compute.server.provision;

import io.leasehold.common.work.Steps;
import io.leasehold.compute.server.Change;
import io.leasehold.compute.server.Life;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Removes a server: first its partition, then what it had. It is tried until the partition is gone. */
@Singleton
class Removal {
    private final PartitionMaker maker;
    private final ServerChanges changes;
    private final Belongings belongings;
    private final Steps steps;
    private final Clock clock;

    Removal(PartitionMaker maker, ServerChanges changes, Belongings belongings, Steps steps, Clock clock) {
        this.maker = maker;
        this.changes = changes;
        this.belongings = belongings;
        this.steps = steps;
        this.clock = clock;
    }

    Uni<Void> remove(Server server) {
        return belongings
                .announce(server)
                .chain(() -> server.host()
                        .map(host -> maker.remove(server, host))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(() -> steps.reached("compute.server.removed"))
                .chain(() -> changes.after(server.id(), TaskState.DELETING, this::gone))
                .replaceWithVoid();
    }

    private Uni<Change> gone(SqlConnection connection, Server server) {
        return belongings.release(connection, server).map(devices -> Life.gone(server, devices, clock.instant()));
    }
}
