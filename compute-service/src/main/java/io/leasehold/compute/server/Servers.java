package io.leasehold.compute.server;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.ServerEvent;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Operations of clients on servers. Changes of partitions are only recorded here, as the task of the server. */
@Singleton
public class Servers {
    /** Kind of the operations that do the task of a server. */
    public static final String OPERATION_KIND = "server";

    private final ServerStore store;
    private final Transactions transactions;
    private final Operations operations;
    private final Pool pool;
    private final Clock clock;

    Servers(ServerStore store, Transactions transactions, Operations operations, Pool pool, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.operations = operations;
        this.pool = pool;
        this.clock = clock;
    }

    /** Returns the order for the task of the server, at the console of the server's host if the server has a host. */
    public static Order workOn(Server server) {
        return Order.of(OPERATION_KIND, server.id().toString())
                .at(server.host().map(Mtms::toString).orElse(""));
    }

    /**
     * Returns a server of the caller's project, for an administrator of any project; an unknown or deleted server →
     * 404.
     */
    public Uni<Server> get(Caller caller, String id) {
        return ServerIds.find(id)
                .map(uuid -> store.find(pool, uuid))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> visible(found, caller, id));
    }

    /** Locks a server as {@link #get} finds it until the transaction ends. */
    public Uni<Server> lock(SqlConnection connection, Caller caller, String id) {
        return ServerIds.find(id)
                .map(uuid -> store.lock(connection, uuid))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> visible(found, caller, id));
    }

    public Uni<Server> start(Caller caller, String id) {
        return task(caller, id, server -> ServerTransitions.start(server, clock.instant()));
    }

    public Uni<Server> stop(Caller caller, String id) {
        return task(caller, id, server -> ServerTransitions.stop(server, clock.instant()));
    }

    public Uni<Server> reboot(Caller caller, String id, boolean hard) {
        return task(caller, id, server -> ServerTransitions.reboot(server, hard, clock.instant()));
    }

    /** Deletes the server; repeating it is harmless. */
    public Uni<Server> delete(Caller caller, String id) {
        return task(caller, id, server -> ServerTransitions.delete(server, clock.instant()));
    }

    /** Changes name, description and addresses. */
    public Uni<Server> update(Caller caller, String id, Function<Server, Server> change) {
        return transactions.run(connection -> lock(connection, caller, id)
                .map(change)
                .map(server -> server.with(
                        server.state().withNextVersion(), server.times().updatedAt(clock.instant())))
                .call(server -> store.save(connection, ServerChange.unannounced(server))));
    }

    /** Saves the metadata; version and time of change of the server stay as they are. */
    public Uni<Void> saveMetadata(SqlConnection connection, Server server, Map<String, String> metadata) {
        return store.saveMetadata(connection, server.id(), metadata);
    }

    /** Announces a new reference code; the state of the server does not change. */
    public Uni<Void> announceRefcode(SqlConnection connection, Server server, String refcode) {
        Server announced = server.with(server.state().withNextVersion(), server.times());
        ServerEvent event = new ServerEvent.ReferenceCodeChanged(announced.report(null, refcode));
        return store.save(connection, new ServerChange(announced, List.of(event)));
    }

    private Uni<Server> task(Caller caller, String id, Function<Server, ServerChange> change) {
        return task(caller, id, (connection, server) -> Uni.createFrom().item(change.apply(server)));
    }

    /** Changes a server of the caller's project and orders the work on its task; an unknown server → 404. */
    public Uni<Server> task(Caller caller, String id, BiFunction<SqlConnection, Server, Uni<ServerChange>> change) {
        return transactions.run(connection -> lock(connection, caller, id)
                .chain(server -> change.apply(connection, server))
                .call(made -> store.save(connection, made))
                .call(made -> operations.order(connection, List.of(workOn(made.server()))))
                .map(ServerChange::server));
    }

    private static Server visible(Optional<Server> found, Caller caller, String id) {
        return found.filter(server -> server.vmState() != VmState.DELETED)
                .filter(server -> caller.isAdmin() || server.projectId().equals(caller.projectId()))
                .orElseThrow(() -> unknown(id));
    }

    public static ServiceException unknown(String id) {
        return ServiceException.notFound("Instance %s could not be found.".formatted(id));
    }
}
