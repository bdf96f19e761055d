package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Records the outcomes of steps, as long as the step is still the server's task and the operation still claimed: a client
 * may have asked for something else meanwhile, another process may have taken the operation over.
 */
@Singleton
class TaskOutcomes {
    /** A change of the locked server; empty when the server stays as it is. */
    interface Effect {
        Uni<Optional<ServerChange>> apply(SqlConnection connection, Server server, Instant now);
    }

    private final Transactions transactions;
    private final ServerStore store;
    private final Operations operations;
    private final Clock clock;

    TaskOutcomes(Transactions transactions, ServerStore store, Operations operations, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.operations = operations;
        this.clock = clock;
    }

    /** Whether the server was still at the task, and is changed. */
    Uni<Boolean> after(Operation operation, TaskState task, Function<Server, ServerChange> change) {
        return after(operation, task, (connection, current) -> Uni.createFrom().item(change.apply(current)));
    }

    /** The same, with more to do in the transaction. */
    Uni<Boolean> after(
            Operation operation, TaskState task, BiFunction<SqlConnection, Server, Uni<ServerChange>> change) {
        return attempt(
                        operation,
                        task,
                        (connection, current) ->
                                change.apply(connection, current).map(Optional::of))
                .replaceWith(true)
                .onFailure(Superseded.class)
                .recoverWithItem(false);
    }

    /** The same, where it may turn out that nothing is to be changed now: then the answer is false. */
    Uni<Boolean> attempt(
            Operation operation,
            TaskState task,
            BiFunction<SqlConnection, Server, Uni<Optional<ServerChange>>> change) {
        return transactions.run(connection -> store.lock(connection, UUID.fromString(operation.subject()))
                .call(() -> operations.lock(connection, operation))
                .map(found -> found.filter(current -> current.is(task)).orElseThrow(Superseded::new))
                .chain(current -> change.apply(connection, current))
                .chain(changed -> save(connection, changed)));
    }

    private Uni<Boolean> save(SqlConnection connection, Optional<ServerChange> change) {
        return change.map(made -> store.save(connection, made).replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    /** The server was deleted, or has another task now. */
    static final class Superseded extends RuntimeException {
        Superseded() {
            super("the server is no longer at this task", null, false, false);
        }
    }
}
