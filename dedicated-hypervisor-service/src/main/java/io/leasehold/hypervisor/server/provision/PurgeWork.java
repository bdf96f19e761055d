package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerState;
import io.leasehold.hypervisor.server.ServerStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Deletion of a server that failed and was not deleted in time. */
@Singleton
class PurgeWork implements OperationWork {
    static final String KIND = "server.purge";

    private final ServerStore store;
    private final ServerProgress progress;
    private final Operations operations;
    private final Transactions transactions;

    PurgeWork(ServerStore store, ServerProgress progress, Operations operations, Transactions transactions) {
        this.store = store;
        this.progress = progress;
        this.operations = operations;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        UUID id = UUID.fromString(operation.subject());
        return transactions.run(connection -> store.lock(connection, id)
                .map(found -> found.filter(PurgeWork::hasFailed))
                .chain(failed -> settle(connection, operation, failed)));
    }

    /** Leaves the server in ERROR until somebody deletes the server. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    /** The deletion of a server cancels the server's purge, which is this operation. */
    private Uni<Void> settle(SqlConnection connection, Operation operation, Optional<Server> failed) {
        return failed.isPresent() ? progress.delete(connection, failed.get()) : operations.done(connection, operation);
    }

    private static boolean hasFailed(Server server) {
        return server.state().status() == ServerState.Status.ERROR
                && !server.state().isDeleting();
    }
}
