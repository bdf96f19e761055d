package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.work.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.leasehold.compute.vsn.claim.VsnClaims;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Puts the number that a stopped server has claimed on its partition, or takes its own off. Every step may be repeated;
 * after enough that fail the number is where the hardware shows it, and the server is what it was.
 */
@Singleton
class ServerVsnChange {
    private static final Logger LOG = Logger.getLogger(ServerVsnChange.class);

    private final PowerHardware hardware;
    private final ServerClaims claims;
    private final VsnClaims vsns;
    private final TaskOutcomes outcomes;
    private final ServerConfig config;
    private final Steps steps;
    private final Clock clock;

    ServerVsnChange(
            PowerHardware hardware,
            ServerClaims claims,
            VsnClaims vsns,
            TaskOutcomes outcomes,
            ServerConfig config,
            Steps steps,
            Clock clock) {
        this.hardware = hardware;
        this.claims = claims;
        this.vsns = vsns;
        this.outcomes = outcomes;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
    }

    Uni<Void> assign(Operation operation, Server server) {
        Mtms host = server.host().orElseThrow();
        return claims.of(server)
                .chain(claimed -> claimed.map(vsn -> hardware.assignVsn(host, server.id(), vsn))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_VSN_CHANGED))
                .chain(() -> settle(operation, TaskState.ASSIGNING_VSN, vsns::confirm))
                .onFailure(failure -> isFinal(failure, operation))
                .recoverWithUni(failure -> look(server, host, failure)
                        .chain(has ->
                                settle(operation, TaskState.ASSIGNING_VSN, has ? vsns::confirm : vsns::giveBack)));
    }

    Uni<Void> unassign(Operation operation, Server server) {
        Mtms host = server.host().orElseThrow();
        return claims.resetsAutoAssign(server)
                .chain(reset -> hardware.unassignVsn(host, server.id(), reset))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_VSN_CHANGED))
                .chain(() -> settle(operation, TaskState.UNASSIGNING_VSN, vsns::released))
                .onFailure(failure -> isFinal(failure, operation))
                .recoverWithUni(failure -> look(server, host, failure)
                        .chain(has -> settle(operation, TaskState.UNASSIGNING_VSN, has ? vsns::keep : vsns::released)));
    }

    /** Whether the partition has a number after all that was tried. */
    private Uni<Boolean> look(Server server, Mtms host, Throwable failure) {
        LOG.warnf("The virtual serial number of server %s did not change: %s", server.id(), failure.getMessage());
        return hardware.lpar(host, server.id())
                .map(found -> found.flatMap(LparInfo::vsn).isPresent());
    }

    private Uni<Void> settle(
            Operation operation, TaskState task, BiFunction<SqlConnection, UUID, Uni<Void>> transition) {
        return outcomes.after(
                        operation,
                        task,
                        (connection, current) -> transition
                                .apply(connection, current.id())
                                .map(done -> ServerTransitions.taskEnded(current, clock.instant())))
                .replaceWithVoid();
    }

    private boolean isFinal(Throwable failure, Operation operation) {
        return failure instanceof HardwareFault fault
                && (!fault.isPassing() || operation.attempt() + 1 >= config.powerTries());
    }
}
