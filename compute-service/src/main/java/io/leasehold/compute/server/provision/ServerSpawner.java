package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
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

    /**
     * Creates the partition and powers it on. When the host fails for good, the server is placed again, or goes into
     * status ERROR after {@link ServerConfig#buildHosts()} hosts.
     */
    Uni<Void> spawn(Operation operation, Server server) {
        Mtms host = server.host().orElseThrow();
        return create(operation, server, host)
                .onFailure(failure -> isFinal(failure, server))
                .recoverWithUni(failure -> undo(operation, server, host, failure));
    }

    private Uni<Void> create(Operation operation, Server server, Mtms host) {
        return partitions
                .create(server, host)
                .chain(() -> outcomes.record(operation, TaskState.SPAWNING, ServerSpawner::created))
                .chain(recorded -> recorded
                        ? powerOn(operation, server, host)
                        : Uni.createFrom().voidItem());
    }

    /** Announces the partition once, however often the step is repeated. */
    private static ServerChange created(Server server, Instant now) {
        return server.state().progress() < PARTITION_CREATED
                ? ServerTransitions.partitionCreated(server, now)
                : ServerChange.unannounced(server);
    }

    private Uni<Void> powerOn(Operation operation, Server server, Mtms host) {
        return partitions
                .powerOn(server, host)
                .chain(() -> outcomes.record(
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
    private Uni<Void> undo(Operation operation, Server server, Mtms host, Throwable failure) {
        return partitions
                .removeFailed(server, host)
                .chain(removed -> outcomes.record(
                        operation,
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
