package io.leasehold.hypervisor.server.order;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.server.ManagedHost;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerRows;
import io.leasehold.hypervisor.server.ServerState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Rows of orders: server rows that no request sees until the order is accepted. */
@Singleton
class ServerOrderStore {
    private static final String INSERT = """
            insert into server (id, tenant, user_id, name, description, hypervisor_type, image_id, image_name,
                baremetal_image_id, flavor_id, license_cores, metadata, managed_host, status, task, power, progress,
                created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)
            """;
    private static final String MANAGING =
            "select from server where managed_host = $1 and accepted and deleted_at is null";
    private static final String ACCEPT =
            "update server set accepted = true, machine = $2, chassis = $3 where id = $1 and not accepted";
    private static final String ACCEPTED = "select from server where id = $1 and accepted";
    private static final String DELETE = "delete from server where id = $1 and not accepted";

    /** Inserts the row of an order; a host that another server manages → 400. */
    Uni<Void> insert(SqlConnection connection, ServerOrder order, Instant now) {
        return connection
                .preparedQuery(MANAGING)
                .execute(Tuple.of(order.specification().managedHost().orElse(null)))
                .invoke(ServerOrderStore::refuseIfManaged)
                .chain(() -> connection.preparedQuery(INSERT).execute(values(order, now)))
                .replaceWithVoid();
    }

    /**
     * Turns the order into a server; false when the order has been undone. A host that another server manages by now →
     * 400.
     */
    Uni<Boolean> accept(SqlConnection connection, UUID id, Server.Hardware hardware) {
        return connection
                .preparedQuery(ACCEPT)
                .execute(Tuple.of(id, ServerRows.json(hardware.machine()), ServerRows.json(hardware.chassis())))
                .onFailure(ServerOrderStore::isHostConflict)
                .transform(taken -> hostIsManaged())
                .map(done -> done.rowCount() == 1);
    }

    /** Deletes the order unless the order is a server; true when it is. */
    Uni<Boolean> undo(SqlConnection connection, UUID id) {
        return delete(connection, id)
                .chain(() -> connection.preparedQuery(ACCEPTED).execute(Tuple.of(id)))
                .map(found -> found.size() == 1);
    }

    /** Deletes an order that came to nothing; false when the order was accepted, or undone before. */
    Uni<Boolean> delete(SqlConnection connection, UUID id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(id)).map(done -> done.rowCount() == 1);
    }

    private static Tuple values(ServerOrder order, Instant now) {
        ServerState state = ServerState.building(0);
        return ServerRows.tuple(
                order.machine().id(),
                order.owner().tenant(),
                order.owner().user(),
                order.label().name(),
                order.label().description().orElse(null),
                order.software().type().text(),
                order.software().image(),
                order.software().imageName(),
                order.software().machineImage(),
                order.specification().flavor(),
                order.specification().licenseCores(),
                ServerRows.metadata(order.specification().metadata()),
                order.specification().managedHost().orElse(null),
                state.status().name(),
                state.task().name(),
                state.power().name(),
                state.progress(),
                now.atOffset(ZoneOffset.UTC));
    }

    private static void refuseIfManaged(RowSet<Row> others) {
        if (others.size() > 0) {
            throw hostIsManaged();
        }
    }

    private static ServiceException hostIsManaged() {
        return InvalidRequest.parameter("metadata", ManagedHost.KEY + " names a host of another server");
    }

    private static boolean isHostConflict(Throwable failure) {
        return failure instanceof PgException refused && "server_managed_host_unique".equals(refused.getConstraint());
    }
}
