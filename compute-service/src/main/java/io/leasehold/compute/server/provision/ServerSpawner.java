package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Makes the partition of a server that has a host, and powers it on. Every step may be repeated. */
@Singleton
class ServerSpawner {
    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final ServerClaims claims;
    private final BuildLimits limits;
    private final Steps steps;

    ServerSpawner(
            PartitionControl partitions, TaskOutcomes outcomes, ServerClaims claims, BuildLimits limits, Steps steps) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.claims = claims;
        this.limits = limits;
        this.steps = steps;
    }

    /** The server runs then, or looks for another host, or is in status ERROR. */
    Uni<Void> build(Operation operation, Server server) {
        Mtms host = server.host().orElseThrow();
        return make(operation, server, host)
                .onFailure(failure -> limits.isFinal(failure, server))
                .recoverWithUni(failure -> undo(operation, server, host, failure));
    }

    private Uni<Void> make(Operation operation, Server server, Mtms host) {
        return partitions
                .make(server, host)
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_MADE))
                .chain(() -> outcomes.after(operation, TaskState.SPAWNING, limits::partitionCreated))
                .chain(wanted -> wanted
                        ? powerOn(operation, server, host)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> powerOn(Operation operation, Server server, Mtms host) {
        return partitions
                .powerOn(server, host)
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_POWERED))
                .chain(() -> outcomes.after(operation, TaskState.SPAWNING, this::confirm))
                .replaceWithVoid();
    }

    private Uni<ServerChange> confirm(SqlConnection connection, Server server) {
        return claims.confirm(connection, server).map(done -> limits.running(server));
    }

    /** Where the partition cannot be removed either, the server keeps the host, for whoever deletes it to try again. */
    private Uni<Void> undo(Operation operation, Server server, Mtms host, Throwable failure) {
        return partitions
                .remove(server, host)
                .map(gone -> true)
                .onFailure(HardwareFault.class)
                .recoverWithItem(false)
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_UNMADE))
                .chain(gone -> outcomes.after(
                        operation,
                        TaskState.SPAWNING,
                        (connection, current) -> abandonHost(connection, current, gone, failure)))
                .replaceWithVoid();
    }

    private Uni<ServerChange> abandonHost(SqlConnection connection, Server server, boolean gone, Throwable failure) {
        return gone
                ? claims.giveBack(connection, server).map(done -> limits.rescheduled(server, failure))
                : Uni.createFrom().item(limits.failed(server, failure));
    }
}
