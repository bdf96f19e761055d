package io.leasehold.compute.server.provision;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.operation.Operation;
import io.leasehold.compute.operation.OperationWork;
import io.leasehold.compute.operation.Operations;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.Servers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Does the tasks of a server until there is none. Each step reads the row again, so that another process can continue,
 * and a task that a client ordered meanwhile is done next.
 */
@Singleton
public class ServerWork implements OperationWork {
    private final ServerStore store;
    private final ServerTasks steps;
    private final Transactions transactions;
    private final Operations operations;
    private final Pool pool;

    ServerWork(ServerStore store, ServerTasks steps, Transactions transactions, Operations operations, Pool pool) {
        this.store = store;
        this.steps = steps;
        this.transactions = transactions;
        this.operations = operations;
        this.pool = pool;
    }

    @Override
    public String kind() {
        return Servers.OPERATION_KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return store.find(pool, UUID.fromString(operation.subject()))
                .chain(found -> found.flatMap(Server::task)
                        .map(task ->
                                steps.step(operation, task, found.orElseThrow()).chain(() -> run(operation)))
                        .orElseGet(() -> finish(operation)));
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
