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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Change of the virtual serial number of a stopped server. Every step may be repeated; after the last failed attempt the
 * number is recorded where the hardware shows it, and the task of the server ends.
 */
@Singleton
class ServerVsnChange {
    private static final Logger LOG = Logger.getLogger(ServerVsnChange.class);

    private final PartitionControl partitions;
    private final VsnClaims vsns;
    private final TaskOutcomes outcomes;
    private final ServerConfig config;

    ServerVsnChange(PartitionControl partitions, VsnClaims vsns, TaskOutcomes outcomes, ServerConfig config) {
        this.partitions = partitions;
        this.vsns = vsns;
        this.outcomes = outcomes;
        this.config = config;
    }

    /** Assigns the claimed number to the partition. */
    Uni<Void> assign(Operation operation, Server server) {
        Mtms host = server.host().orElseThrow();
        return partitions
                .assignVsn(server, host)
                .chain(() -> settle(operation, TaskState.ASSIGNING_VSN, vsns::confirm))
                .onFailure(failure -> isFinal(failure, operation))
                .recoverWithUni(failure -> hasVsn(server, host, failure)
                        .chain(has -> has
                                ? settle(operation, TaskState.ASSIGNING_VSN, vsns::confirm)
                                : settleFailed(operation, TaskState.ASSIGNING_VSN, vsns::giveBack, failure)));
    }

    /** Takes the number off the partition. */
    Uni<Void> unassign(Operation operation, Server server) {
        Mtms host = server.host().orElseThrow();
        return partitions
                .unassignVsn(server, host)
                .chain(() -> settle(operation, TaskState.UNASSIGNING_VSN, vsns::released))
                .onFailure(failure -> isFinal(failure, operation))
                .recoverWithUni(failure -> hasVsn(server, host, failure)
                        .chain(has -> has
                                ? settleFailed(operation, TaskState.UNASSIGNING_VSN, vsns::keep, failure)
                                : settle(operation, TaskState.UNASSIGNING_VSN, vsns::released)));
    }

    private Uni<Boolean> hasVsn(Server server, Mtms host, Throwable failure) {
        LOG.warnf("The virtual serial number of server %s did not change: %s", server.id(), failure.getMessage());
        return partitions.hasVsn(server, host);
    }

    private Uni<Void> settle(
            Operation operation, TaskState task, BiFunction<SqlConnection, UUID, Uni<Void>> transition) {
        return record(operation, task, transition, ServerTransitions::taskEnded);
    }

    private Uni<Void> settleFailed(
            Operation operation,
            TaskState task,
            BiFunction<SqlConnection, UUID, Uni<Void>> transition,
            Throwable failure) {
        return record(
                operation,
                task,
                transition,
                (server, now) -> ServerTransitions.vsnChangeFailed(
                        server,
                        "Task %s of instance %s failed: %s".formatted(task.text(), server.id(), failure.getMessage()),
                        now));
    }

    private Uni<Void> record(
            Operation operation,
            TaskState task,
            BiFunction<SqlConnection, UUID, Uni<Void>> transition,
            BiFunction<Server, Instant, ServerChange> change) {
        return outcomes.record(
                        operation,
                        task,
                        (connection, current, now) -> transition
                                .apply(connection, current.id())
                                .map(done -> Optional.of(change.apply(current, now))))
                .replaceWithVoid();
    }

    private boolean isFinal(Throwable failure, Operation operation) {
        return failure instanceof HardwareFault fault
                && (!fault.isPassing() || operation.attempt() + 1 >= config.powerTries());
    }
}
