package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerConfig;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.BiFunction;

/** Changes of the power of servers. Every step may be repeated; after the last failed attempt the task of the server ends. */
@Singleton
class ServerPower {
    private final PartitionControl partitions;
    private final TaskOutcomes outcomes;
    private final ServerConfig config;

    /** The changes of a server after success and after the last failure. */
    private record Outcome(
            TaskState task,
            BiFunction<Server, Instant, ServerChange> done,
            BiFunction<Server, Instant, ServerChange> failed) {}

    ServerPower(PartitionControl partitions, TaskOutcomes outcomes, ServerConfig config) {
        this.partitions = partitions;
        this.outcomes = outcomes;
        this.config = config;
    }

    Uni<Void> on(Operation operation, Server server) {
        return change(
                operation,
                server,
                partitions::powerOn,
                new Outcome(TaskState.POWERING_ON, ServerTransitions::running, ServerTransitions::startFailed));
    }

    Uni<Void> off(Operation operation, Server server) {
        return change(
                operation,
                server,
                partitions::powerOff,
                new Outcome(TaskState.POWERING_OFF, ServerTransitions::stopped, ServerTransitions::taskEnded));
    }

    /** Reboots the server; {@code task} is {@link TaskState#REBOOTING} or {@link TaskState#REBOOTING_HARD}. */
    Uni<Void> reboot(Operation operation, Server server, TaskState task) {
        return change(
                operation,
                server,
                partitions::reboot,
                new Outcome(task, ServerTransitions::running, ServerTransitions::taskEnded));
    }

    private Uni<Void> change(
            Operation operation, Server server, BiFunction<Server, Mtms, Uni<Void>> call, Outcome outcome) {
        return call(server, call)
                .chain(() -> record(operation, outcome.task(), outcome.done()))
                .onFailure(failure -> isFinal(failure, operation))
                .recoverWithUni(() -> record(operation, outcome.task(), outcome.failed()));
    }

    private static Uni<Void> call(Server server, BiFunction<Server, Mtms, Uni<Void>> call) {
        return server.host()
                .map(host -> call.apply(server, host))
                .orElseGet(() -> Uni.createFrom().failure(new HardwareFault.NotFound("Partition " + server.id())));
    }

    private Uni<Void> record(Operation operation, TaskState task, BiFunction<Server, Instant, ServerChange> change) {
        return outcomes.record(operation, task, change).replaceWithVoid();
    }

    private boolean isFinal(Throwable failure, Operation operation) {
        return failure instanceof HardwareFault fault
                && (!fault.isPassing() || operation.attempt() + 1 >= config.powerTries());
    }
}
