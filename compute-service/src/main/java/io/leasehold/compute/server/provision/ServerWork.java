package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.ServerTransitions;
import io.leasehold.compute.server.Servers;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Performs the task of a server until the server has none. Each step reads the row again, so a process that takes over
 * continues where another stopped, and a task that a client orders meanwhile is done next. A server that gets a host, or
 * leaves one, continues in the queue of its new console.
 */
@Singleton
public class ServerWork implements OperationWork {
    private final ServerStore store;
    private final ServerTasks steps;
    private final Transactions transactions;
    private final Operations operations;
    private final Pool pool;
    private final Clock clock;

    ServerWork(
            ServerStore store,
            ServerTasks steps,
            Transactions transactions,
            Operations operations,
            Pool pool,
            Clock clock) {
        this.store = store;
        this.steps = steps;
        this.transactions = transactions;
        this.operations = operations;
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Servers.OPERATION_KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return store.find(pool, UUID.fromString(operation.subject()))
                .chain(found -> found.filter(server -> server.task().isPresent())
                        .map(server -> run(operation, server))
                        .orElseGet(() -> finish(operation)));
    }

    /**
     * Leaves the server in status ERROR, or, after a change of the virtual serial number, in its present status with a
     * fault. The next observations of the host show what became of the partition and of the number.
     */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return store.lock(connection, UUID.fromString(operation.subject()))
                .chain(found -> found.flatMap(server -> server.task().map(task -> abandoned(server, task, reason)))
                        .map(change -> store.save(connection, change))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private ServerChange abandoned(Server server, TaskState task, String reason) {
        String fault = "Task %s of instance %s aborted: %s".formatted(task.text(), server.id(), reason);
        return switch (task) {
            case ASSIGNING_VSN, UNASSIGNING_VSN -> ServerTransitions.vsnChangeFailed(server, fault, clock.instant());
            case SCHEDULING, SPAWNING, POWERING_ON, POWERING_OFF, REBOOTING, REBOOTING_HARD, DELETING ->
                ServerTransitions.failed(server, fault, clock.instant());
        };
    }

    private Uni<Void> run(Operation operation, Server server) {
        Order order = Servers.workOn(server);
        return order.console().equals(operation.console())
                ? steps.step(operation, server.task().orElseThrow(), server).chain(() -> run(operation))
                : transactions.run(connection -> operations
                        .order(connection, List.of(order))
                        .chain(() -> operations.done(connection, operation)));
    }

    /** Ends the operation unless the server has a new task. */
    private Uni<Void> finish(Operation operation) {
        return transactions
                .run(connection -> finish(connection, operation))
                .chain(finished -> finished ? Uni.createFrom().voidItem() : run(operation));
    }

    private Uni<Boolean> finish(SqlConnection connection, Operation operation) {
        return store.lock(connection, UUID.fromString(operation.subject()))
                .chain(found -> found.flatMap(Server::task).isPresent()
                        ? Uni.createFrom().item(false)
                        : operations.done(connection, operation).replaceWith(true));
    }
}
