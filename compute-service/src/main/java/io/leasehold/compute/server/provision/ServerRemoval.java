package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Removal of a server: first the partition, then everything else that the server had. A host that does not answer is
 * asked until the partition is gone; after {@link ServerConfig#powerTries()} attempts the server shows the fault. A
 * permanent refusal leaves the server in status ERROR, from which a client may delete the server again.
 */
@Singleton
class ServerRemoval {
    /** The change of a server whose deletion failed. */
    private interface FailureTransition {
        ServerChange apply(Server server, String reason, Instant now);
    }

    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final ServerCleanup cleanup;
    private final ServerConfig config;

    ServerRemoval(PartitionControl partitions, TaskOutcomes outcomes, ServerCleanup cleanup, ServerConfig config) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.cleanup = cleanup;
        this.config = config;
    }

    Uni<Void> remove(Operation operation, Server server) {
        return cleanup.beginRelease(server)
                .chain(() -> server.host()
                        .map(host -> partitions.remove(server, host))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> outcomes.record(
                        operation,
                        TaskState.DELETING,
                        (connection, current, now) -> cleanup.release(connection, current)
                                .map(devices -> Optional.of(ServerTransitions.deleted(current, devices, now)))))
                .replaceWithVoid()
                .onFailure(HardwareFault.class)
                .recoverWithUni(fault -> fail(operation, fault));
    }

    private Uni<Void> fail(Operation operation, HardwareFault fault) {
        if (!fault.isPassing()) {
            return record(operation, fault, ServerTransitions::failed);
        }
        Uni<Void> shown = operation.attempt() + 1 == config.powerTries()
                ? record(operation, fault, ServerTransitions::failing)
                : Uni.createFrom().voidItem();
        return shown.chain(() -> Uni.createFrom().failure(fault));
    }

    private Uni<Void> record(Operation operation, HardwareFault fault, FailureTransition transition) {
        return outcomes.record(
                        operation,
                        TaskState.DELETING,
                        (server, now) -> transition.apply(server, reason(server, fault), now))
                .replaceWithVoid();
    }

    private static String reason(Server server, HardwareFault fault) {
        return "Deletion of instance %s failed: %s".formatted(server.id(), fault.getMessage());
    }
}
