package io.leasehold.compute.server.provision;

import io.leasehold.common.work.Steps;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.operation.Operation;
import io.leasehold.compute.server.Change;
import io.leasehold.compute.server.Life;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;

/** Powers servers on and off. Every step may be repeated; after enough of them that fail the server is what it was. */
@Singleton
class Powering {
    private final PartitionMaker maker;
    private final ServerChanges changes;
    private final ServerConfig config;
    private final Steps steps;
    private final Clock clock;

    /** What becomes of a server when it is done, or cannot be. */
    private record Outcome(
            TaskState task, BiFunction<Server, Instant, Change> done, BiFunction<Server, Instant, Change> failed) {}

    Powering(PartitionMaker maker, ServerChanges changes, ServerConfig config, Steps steps, Clock clock) {
        this.maker = maker;
        this.changes = changes;
        this.config = config;
        this.steps = steps;
        this.clock = clock;
    }

    Uni<Void> on(Operation operation, Server server) {
        return power(
                operation, server, maker::powerOn, new Outcome(TaskState.POWERING_ON, Life::running, Life::notStarted));
    }

    Uni<Void> off(Operation operation, Server server) {
        return power(
                operation,
                server,
                maker::powerOff,
                new Outcome(TaskState.POWERING_OFF, Life::stopped, Life::unchanged));
    }

    Uni<Void> again(Operation operation, Server server, TaskState task) {
        return power(operation, server, maker::reboot, new Outcome(task, Life::running, Life::unchanged));
    }

    private Uni<Void> power(
            Operation operation, Server server, BiFunction<Server, Mtms, Uni<Void>> order, Outcome outcome) {
        return order(server, order)
                .invoke(() -> steps.reached("compute.server.powered"))
                .chain(() -> settle(server, outcome.task(), outcome.done()))
                .onFailure(failure -> isFinal(failure, operation))
                .recoverWithUni(() -> settle(server, outcome.task(), outcome.failed()));
    }

    private static Uni<Void> order(Server server, BiFunction<Server, Mtms, Uni<Void>> order) {
        return server.host()
                .map(host -> order.apply(server, host))
                .orElseGet(() -> Uni.createFrom().failure(new HardwareFault.NotFound("Partition " + server.id())));
    }

    private Uni<Void> settle(Server server, TaskState task, BiFunction<Server, Instant, Change> change) {
        return changes.after(server.id(), task, current -> change.apply(current, clock.instant()))
                .replaceWithVoid();
    }

    private boolean isFinal(Throwable failure, Operation operation) {
        return failure instanceof HardwareFault fault
                && (!fault.isPassing() || operation.attempt() + 1 >= config.powerTries());
    }
}
