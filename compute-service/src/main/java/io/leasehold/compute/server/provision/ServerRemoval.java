package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Removes a server: first its partition, then what it had. It is tried until the partition is gone. */
@Singleton
class ServerRemoval {
    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final ServerCleanup cleanup;
    private final Steps steps;
    private final Clock clock;

    ServerRemoval(PartitionControl partitions, TaskOutcomes outcomes, ServerCleanup cleanup, Steps steps, Clock clock) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.cleanup = cleanup;
        this.steps = steps;
        this.clock = clock;
    }

    Uni<Void> remove(Operation operation, Server server) {
        return cleanup.beginRelease(server)
                .chain(() -> server.host()
                        .map(host -> partitions.remove(server, host))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(() -> steps.reached("compute.server.removed"))
                .chain(() -> outcomes.after(operation, TaskState.DELETING, this::gone))
                .replaceWithVoid();
    }

    private Uni<ServerChange> gone(SqlConnection connection, Server server) {
        return cleanup.release(connection, server)
                .map(devices -> ServerTransitions.deleted(server, devices, clock.instant()));
    }
}
