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
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;

/** Powers servers on and off. Every step may be repeated; after enough of them that fail the server is what it was. */
@Singleton
class ServerPower {
    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final ServerConfig config;
    private final Steps steps;
    private final Clock clock;

    /** What becomes of a server when it is done, or cannot be. */
    private record Outcome(
            TaskState task,
            BiFunction<Server, Instant, ServerChange> done,
            BiFunction<Server, Instant, ServerChange> failed) {}

    ServerPower(PartitionControl partitions, TaskOutcomes outcomes, ServerConfig config, Steps steps, Clock clock) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
    }

    Uni<Void> on(Operation operation, Server server) {
        return power(
                operation,
                server,
                partitions::powerOn,
                new Outcome(TaskState.POWERING_ON, ServerTransitions::running, ServerTransitions::startFailed));
    }

    Uni<Void> off(Operation operation, Server server) {
        return power(
                operation,
                server,
                partitions::powerOff,
                new Outcome(TaskState.POWERING_OFF, ServerTransitions::stopped, ServerTransitions::taskEnded));
    }

    Uni<Void> again(Operation operation, Server server, TaskState task) {
        return power(
                operation,
                server,
                partitions::reboot,
                new Outcome(task, ServerTransitions::running, ServerTransitions::taskEnded));
    }

    private Uni<Void> power(
            Operation operation, Server server, BiFunction<Server, Mtms, Uni<Void>> order, Outcome outcome) {
        return order(server, order)
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_POWERED))
                .chain(() -> settle(operation, outcome.task(), outcome.done()))
                .onFailure(failure -> isFinal(failure, operation))
                .recoverWithUni(() -> settle(operation, outcome.task(), outcome.failed()));
    }

    private static Uni<Void> order(Server server, BiFunction<Server, Mtms, Uni<Void>> order) {
        return server.host()
                .map(host -> order.apply(server, host))
                .orElseGet(() -> Uni.createFrom().failure(new HardwareFault.NotFound("Partition " + server.id())));
    }

    private Uni<Void> settle(Operation operation, TaskState task, BiFunction<Server, Instant, ServerChange> change) {
        return outcomes.after(operation, task, current -> change.apply(current, clock.instant()))
                .replaceWithVoid();
    }

    private boolean isFinal(Throwable failure, Operation operation) {
        return failure instanceof HardwareFault fault
                && (!fault.isPassing() || operation.attempt() + 1 >= config.powerTries());
    }
}
