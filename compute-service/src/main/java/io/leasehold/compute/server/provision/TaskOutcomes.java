package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
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
 * Records the outcomes of steps, as long as the step is still the task of the server and the operation is still claimed:
 * a client may have asked for something else meanwhile, and another process may have taken over the operation.
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

    /** Records the change; false when the server is no longer at the task and nothing was changed. */
    Uni<Boolean> record(Operation operation, TaskState task, BiFunction<Server, Instant, ServerChange> change) {
        return record(
                operation,
                task,
                (connection, current, now) -> Uni.createFrom().item(Optional.of(change.apply(current, now))));
    }

    /** Records the effect; false when the server is no longer at the task or the effect changes nothing. */
    Uni<Boolean> record(Operation operation, TaskState task, Effect effect) {
        return attempt(operation, task, effect).onFailure(Superseded.class).recoverWithItem(false);
    }

    /**
     * Records the effect; false when the effect changes nothing. Fails with {@link Superseded} when the server is no
     * longer at the task.
     */
    Uni<Boolean> attempt(Operation operation, TaskState task, Effect effect) {
        return transactions.run(connection -> store.lock(connection, UUID.fromString(operation.subject()))
                .call(() -> operations.lock(connection, operation))
                .map(found -> found.filter(current -> current.is(task)).orElseThrow(Superseded::new))
                .chain(current -> effect.apply(connection, current, clock.instant()))
                .chain(change -> save(connection, change)));
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
