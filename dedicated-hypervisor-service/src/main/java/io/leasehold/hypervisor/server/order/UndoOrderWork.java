package io.leasehold.hypervisor.server.order;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.server.ServerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Undoes an order that never became a server: its machine goes back, then its row. */
@Singleton
class UndoOrderWork implements OperationWork {
    static final String KIND = "server.undo";

    private final ServerOrderStore store;
    private final Machines machines;
    private final Operations operations;
    private final Transactions transactions;
    private final ServerConfig config;

    UndoOrderWork(
            ServerOrderStore store,
            Machines machines,
            Operations operations,
            Transactions transactions,
            ServerConfig config) {
        this.store = store;
        this.machines = machines;
        this.operations = operations;
        this.transactions = transactions;
        this.config = config;
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
        UUID id = UUID.fromString(operation.subject());
        return store.isPending(id).chain(pending -> pending ? undo(operation, id) : done(operation));
    }

    /** Makes sure that the order never becomes a server; its machine, if there is one, stays claimed. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return store.delete(connection, UUID.fromString(operation.subject())).replaceWithVoid();
    }

    private Uni<Void> undo(Operation operation, UUID id) {
        return machines.observe(id).chain(observed -> switch (observed) {
            case MachineState.Absent absent -> delete(operation, id);
            case MachineState.Releasing releasing -> watch(operation);
            case MachineState.ReleaseFailed failed -> release(operation, id, KIND + operation.claim());
            case MachineState.Claimed ours -> release(operation, id, KIND);
            case MachineState.Installing ours -> release(operation, id, KIND);
            case MachineState.Running ours -> release(operation, id, KIND);
            case MachineState.InstallFailed ours -> release(operation, id, KIND);
        });
    }

    private Uni<Void> release(Operation operation, UUID id, String request) {
        return machines.release(id, request).chain(() -> watch(operation));
    }

    private Uni<Void> watch(Operation operation) {
        return transactions.run(connection -> operations.lookAgain(connection, operation, config.watch()));
    }

    private Uni<Void> delete(Operation operation, UUID id) {
        return transactions.run(
                connection -> store.delete(connection, id).chain(() -> operations.done(connection, operation)));
    }

    private Uni<Void> done(Operation operation) {
        return transactions.run(connection -> operations.done(connection, operation));
    }
}
