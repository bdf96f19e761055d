package io.leasehold.hypervisor.server.order;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.server.ServerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Undoes an order that never became a server: deletes the order, then gives the order's machine back, also when the claim
 * of the machine takes effect only later.
 */
@Singleton
class UndoOrderWork implements OperationWork {
    static final String KIND = "server.undo";
    private static final int LOOKS = 60;

    private enum Phase {
        /** The order is deleted; the note tells until when a late claim of its machine is looked for. */
        UNDONE
    }

    private final ServerOrderStore store;
    private final Machines machines;
    private final Operations operations;
    private final Transactions transactions;
    private final ServerConfig config;
    private final Clock clock;

    UndoOrderWork(
            ServerOrderStore store,
            Machines machines,
            Operations operations,
            Transactions transactions,
            ServerConfig config,
            Clock clock) {
        this.store = store;
        this.machines = machines;
        this.operations = operations;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    static Order order(MachineOrder machine) {
        return Order.of(KIND, machine.id().toString()).at(machine.console());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return isUndone(operation)
                ? giveBack(operation)
                : transactions
                        .run(connection -> undo(connection, operation))
                        .chain(undone -> undone.map(this::giveBack)
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Makes sure that the order never becomes a server; its machine, if there is one, stays claimed. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return store.undo(connection, id(operation)).replaceWithVoid();
    }

    private static boolean isUndone(Operation operation) {
        return operation.phase().equals(Phase.UNDONE.name());
    }

    /** Makes sure that the order never becomes a server; gives nothing when the order is one already. */
    private Uni<Optional<Operation>> undo(SqlConnection connection, Operation operation) {
        Instant until = clock.instant().plus(config.lateClaim());
        Operation undone = operation.in(Phase.UNDONE).because(until.toString());
        return store.undo(connection, id(operation))
                .chain(accepted -> accepted
                        ? operations.done(connection, operation).replaceWith(Optional.empty())
                        : operations.enter(connection, undone).replaceWith(Optional.of(undone)));
    }

    /** Releases the machine when a claim of the order took effect, also when the effect comes late. */
    private Uni<Void> giveBack(Operation operation) {
        MachineRef machine = new MachineRef(id(operation), operation.console());
        return machines.observe(machine).chain(observed -> switch (observed) {
            case MachineState.Absent absent -> awaitLateClaim(operation);
            case MachineState.Releasing releasing -> lookAgain(operation, config.watch());
            case MachineState.ReleaseFailed failed -> releaseAnew(operation, machine, failed.reason());
            case MachineState.Claimed ours -> release(operation, machine);
            case MachineState.Installing ours -> release(operation, machine);
            case MachineState.Running ours -> release(operation, machine);
            case MachineState.InstallFailed ours -> release(operation, machine);
        });
    }

    private Uni<Void> release(Operation operation, MachineRef machine) {
        return machines.release(machine, KIND).chain(() -> lookAgain(operation, config.watch()));
    }

    private Uni<Void> releaseAnew(Operation operation, MachineRef machine, String reason) {
        return machines.release(machine, KIND + operation.claim())
                .chain(() -> transactions.run(connection -> operations.retry(connection, operation, reason)));
    }

    private Uni<Void> awaitLateClaim(Operation operation) {
        Instant until = operation.note().map(Instant::parse).orElse(Instant.MIN);
        return clock.instant().isBefore(until)
                ? lookAgain(operation, config.lateClaim().dividedBy(LOOKS))
                : transactions.run(connection -> operations.done(connection, operation));
    }

    private Uni<Void> lookAgain(Operation operation, Duration pause) {
        return transactions.run(connection -> operations.lookAgain(connection, operation, pause));
    }

    private static UUID id(Operation operation) {
        return UUID.fromString(operation.subject());
    }
}
