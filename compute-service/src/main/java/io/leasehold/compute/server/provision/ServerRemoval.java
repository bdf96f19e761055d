package io.leasehold.compute.server.provision;

import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Removal of a server: first its partition, then everything else that the server has. Retried until the partition is gone. */
@Singleton
class ServerRemoval {
    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final ServerCleanup cleanup;

    ServerRemoval(PartitionControl partitions, TaskOutcomes outcomes, ServerCleanup cleanup) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.cleanup = cleanup;
    }

    Uni<Void> remove(Server server) {
        return cleanup.beginRelease(server)
                .chain(() -> server.host()
                        .map(host -> partitions.remove(server, host))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> outcomes.record(
                        server.id(),
                        TaskState.DELETING,
                        (connection, current, now) -> cleanup.release(connection, current)
                                .map(devices -> Optional.of(ServerTransitions.deleted(current, devices, now)))))
                .replaceWithVoid();
    }
}
