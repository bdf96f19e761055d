package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.leasehold.compute.vsn.VsnClaims;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Creation of the partition of a server that has a host. Every step may be repeated. */
@Singleton
class ServerSpawner {
    private static final int PARTITION_CREATED = 75;

    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final VsnClaims vsns;
    private final ServerConfig config;
    private final Clock clock;

    ServerSpawner(
            PartitionControl partitions, TaskOutcomes outcomes, VsnClaims vsns, ServerConfig config, Clock clock) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.vsns = vsns;
        this.config = config;
        this.clock = clock;
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
                        (connection, current, now) -> vsns.confirm(connection, current.id())
                                .map(done -> Optional.of(ServerTransitions.running(current, now)))))
                .replaceWithVoid();
    }

    private boolean isFinal(Throwable failure, Server server) {
        return failure instanceof HardwareFault fault
                && (!fault.isPassing()
                        || clock.instant().isAfter(server.times().created().plus(config.buildTimeout())));
    }

    /** Removes the partition; when the removal fails too, the server keeps its host, and a later deletion tries again. */
    private Uni<Void> undo(Server server, Mtms host, Throwable failure) {
        return partitions
                .removeFailed(server, host)
                .chain(removed -> outcomes.record(
                        server.id(),
                        TaskState.SPAWNING,
                        (connection, current, now) -> removed
                                ? leaveHost(connection, current, failure, now)
                                : Uni.createFrom().item(Optional.of(failed(current, failure, now)))))
                .replaceWithVoid();
    }

    private Uni<Optional<ServerChange>> leaveHost(
            SqlConnection connection, Server server, Throwable failure, Instant now) {
        return vsns.giveBack(connection, server.id())
                .map(done -> ServerTransitions.rescheduled(server, now))
                .map(change -> change.server().state().tried().size() < config.buildHosts()
                        ? change
                        : failed(change.server(), failure, now))
                .map(Optional::of);
    }

    private static ServerChange failed(Server server, Throwable failure, Instant now) {
        return ServerTransitions.failed(
                server, "Build of instance %s aborted: %s".formatted(server.id(), failure.getMessage()), now);
    }
}
