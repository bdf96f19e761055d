package io.leasehold.hypervisor.server.api;

import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.sdpf.Fields;
import io.leasehold.hypervisor.sdpf.Reference;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerQuery;
import io.leasehold.hypervisor.server.ServerStore;
import io.leasehold.hypervisor.server.provision.RenameWork;
import io.leasehold.hypervisor.server.provision.ServerProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Use cases of existing servers. */
@Singleton
class Servers {
    private final ServerStore store;
    private final ServerProgress progress;
    private final Operations operations;
    private final Transactions transactions;
    private final Clock clock;

    Servers(ServerStore store, ServerProgress progress, Operations operations, Transactions transactions, Clock clock) {
        this.store = store;
        this.progress = progress;
        this.operations = operations;
        this.transactions = transactions;
        this.clock = clock;
    }

    Uni<List<Server>> list(String tenant, ServerQuery query) {
        return store.list(tenant, query);
    }

    /** Returns the tenant's server; unknown or another tenant's → 404. */
    Uni<Server> get(String tenant, String id) {
        return Reference.find(id)
                .map(known -> store.find(tenant, known))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> Server.unknown(id)));
    }

    /**
     * Changes name and description. An unknown server → 404, before the body is read; a server that is being deleted →
     * 404.
     *
     * @param fields reads the body
     */
    Uni<Server> update(String tenant, String id, Supplier<Fields> fields) {
        return get(tenant, id)
                .invoke(Server::checkChangeable)
                .map(server -> server.label().updatedBy(fields.get()))
                .chain(label -> transactions.run(connection -> rename(connection, id, label)))
                .chain(() -> get(tenant, id));
    }

    /** Starts the deletion of the server, which ends with the release of its machine. */
    Uni<Void> delete(String tenant, String id) {
        return get(tenant, id)
                .chain(server -> transactions.run(connection ->
                        lock(connection, server.id()).chain(locked -> progress.delete(connection, locked))));
    }

    private Uni<Void> rename(SqlConnection connection, String id, Server.Label label) {
        return lock(connection, UUID.fromString(id))
                .invoke(Server::checkChangeable)
                .call(server -> store.rename(connection, server.id(), label, clock.instant()))
                .chain(server -> operations.order(
                        connection, List.of(Order.of(RenameWork.KIND, id).at(server.console()))));
    }

    private Uni<Server> lock(SqlConnection connection, UUID id) {
        return store.lock(connection, id).map(found -> found.orElseThrow(() -> Server.unknown(id.toString())));
    }
}
