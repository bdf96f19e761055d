package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Removes a server: first its partition, then what it had. A host that does not answer is asked until the partition is
 * gone; after some tries the server shows the fault. A refusal for good leaves the server in status ERROR, to be deleted
 * again.
 */
@Singleton
class ServerRemoval {
    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final ServerCleanup cleanup;
    private final Steps steps;
    private final ServerConfig config;
    private final Clock clock;

    ServerRemoval(
            PartitionControl partitions,
            TaskOutcomes outcomes,
            ServerCleanup cleanup,
            Steps steps,
            ServerConfig config,
            Clock clock) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.cleanup = cleanup;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
    }

    Uni<Void> remove(Operation operation, Server server) {
        return cleanup.beginRelease(server)
                .chain(() -> server.host()
                        .map(host -> partitions.remove(server, host))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_REMOVED))
                .chain(() -> outcomes.after(operation, TaskState.DELETING, this::gone))
                .replaceWithVoid()
                .onFailure(HardwareFault.class)
                .recoverWithUni(fault -> fail(operation, fault));
    }

    private Uni<Void> fail(Operation operation, HardwareFault fault) {
        if (!fault.isPassing()) {
            return outcomes.after(
                            operation,
                            TaskState.DELETING,
                            server -> ServerTransitions.failed(server, reason(server, fault), clock.instant()))
                    .replaceWithVoid();
        }
        Uni<Void> shown = operation.attempt() + 1 == config.powerTries()
                ? outcomes.after(
                                operation,
                                TaskState.DELETING,
                                server -> ServerTransitions.failing(server, reason(server, fault), clock.instant()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
        return shown.chain(() -> Uni.createFrom().failure(fault));
    }

    private static String reason(Server server, HardwareFault fault) {
        return "Deletion of instance %s failed: %s".formatted(server.id(), fault.getMessage());
    }
}
