package io.leasehold.compute.server.provision;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.operation.Operations;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerChange;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.TaskState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Records what came of a step, provided that the step is still wanted: somebody may have asked for something else meanwhile. */
@Singleton
class TaskOutcomes {
    private final Transactions transactions;
    private final ServerStore store;
    private final Operations operations;

    TaskOutcomes(Transactions transactions, ServerStore store, Operations operations) {
        this.transactions = transactions;
        this.store = store;
        this.operations = operations;
    }

    /** Whether the server was still at the task, and is changed. */
    Uni<Boolean> after(UUID server, TaskState task, Function<Server, ServerChange> change) {
        return after(server, task, (connection, current) -> Uni.createFrom().item(change.apply(current)));
    }

    /** The same, with more to do in the transaction. */
    Uni<Boolean> after(UUID server, TaskState task, BiFunction<SqlConnection, Server, Uni<ServerChange>> change) {
        return attempt(
                        server,
                        task,
                        (connection, current) ->
                                change.apply(connection, current).map(Optional::of))
                .replaceWith(true)
                .onFailure(Superseded.class)
                .recoverWithItem(false);
    }

    /** The same, where it may turn out that nothing is to be changed now: then the answer is false. */
    Uni<Boolean> attempt(
            UUID server, TaskState task, BiFunction<SqlConnection, Server, Uni<Optional<ServerChange>>> change) {
        return transactions
                .run(connection -> store.lock(connection, server)
                        .map(found -> found.filter(current -> current.is(task)).orElseThrow(Superseded::new))
                        .chain(current -> change.apply(connection, current))
                        .chain(changed -> save(connection, changed)))
                .invoke(operations::wake);
    }

    private Uni<Boolean> save(SqlConnection connection, Optional<ServerChange> change) {
        return change.map(made -> store.save(connection, made).replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    /** The server is gone, or something else is to be done to it now. */
    static final class Superseded extends RuntimeException {
        Superseded() {
            super("the server is no longer at this task", null, false, false);
        }
    }
}
