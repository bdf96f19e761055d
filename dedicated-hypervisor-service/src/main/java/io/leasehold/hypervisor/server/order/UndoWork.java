package io.leasehold.hypervisor.server.order;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.hypervisor.hardware.Condition;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.operation.Operation;
import io.leasehold.hypervisor.operation.OperationWork;
import io.leasehold.hypervisor.operation.Operations;
import io.leasehold.hypervisor.server.ServerConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Undoes an order that never became a server: its machine goes back, then its row. */
@Singleton
class UndoWork implements OperationWork {
    static final String KIND = "server.undo";

    private final OrderStore store;
    private final Machines machines;
    private final Operations operations;
    private final Transactions transactions;
    private final ServerConfig config;

    UndoWork(
            OrderStore store,
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

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        UUID id = UUID.fromString(operation.subject());
        return store.isIntent(id).chain(intent -> intent ? undo(operation, id) : done(operation));
    }

    private Uni<Void> undo(Operation operation, UUID id) {
        return machines.look(id).chain(condition -> switch (condition) {
            case Condition.Absent gone -> forget(operation, id);
            case Condition.Leaving leaving -> watch(operation);
            case Condition.Stuck stuck -> release(operation, id, KIND + operation.attempt());
            case Condition.Claimed ours -> release(operation, id, KIND);
            case Condition.Installing ours -> release(operation, id, KIND);
            case Condition.Running ours -> release(operation, id, KIND);
            case Condition.Broken ours -> release(operation, id, KIND);
        });
    }

    private Uni<Void> release(Operation operation, UUID id, String request) {
        return machines.release(id, request).chain(() -> watch(operation));
    }

    private Uni<Void> watch(Operation operation) {
        return transactions.run(connection -> operations.watch(connection, operation, config.watch()));
    }

    private Uni<Void> forget(Operation operation, UUID id) {
        return transactions.run(
                connection -> store.forget(connection, id).chain(() -> operations.done(connection, operation)));
    }

    private Uni<Void> done(Operation operation) {
        return transactions.run(connection -> operations.done(connection, operation));
    }
}
