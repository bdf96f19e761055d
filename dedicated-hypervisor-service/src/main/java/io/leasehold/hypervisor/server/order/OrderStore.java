package io.leasehold.hypervisor.server.order;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.sdpf.Invalid;
import io.leasehold.hypervisor.server.Life;
import io.leasehold.hypervisor.server.ManagedHost;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.ServerRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Server rows that nobody sees yet: from the order to the moment in which it is a server, or nothing. */
@Singleton
class OrderStore {
    private static final String INTEND = """
            insert into server (id, tenant, user_id, name, description, hypervisor_type, image_id, image_name,
                baremetal_image_id, flavor_id, license_cores, metadata, managed_host, status, task, power, progress,
                created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)
            """;
    private static final String MANAGED =
            "select from server where managed_host = $1 and accepted and deleted_at is null";
    private static final String ACCEPT =
            "update server set accepted = true, machine = $2, chassis = $3 where id = $1 and not accepted";
    private static final String INTENT = "select from server where id = $1 and not accepted";
    private static final String FORGET = "delete from server where id = $1 and not accepted";

    private final Pool pool;
    private final ServerRows rows;

    OrderStore(Pool pool, ServerRows rows) {
        this.pool = pool;
        this.rows = rows;
    }

    /** Notes an order that nobody sees yet; a host that another server manages → 400. */
    Uni<Void> intend(SqlConnection connection, ServerOrder order, Instant now) {
        return connection
                .preparedQuery(MANAGED)
                .execute(Tuple.of(order.order().managedHost().orElse(null)))
                .invoke(OrderStore::refuseManaged)
                .chain(() -> connection.preparedQuery(INTEND).execute(intent(order, now)))
                .replaceWithVoid();
    }

    /**
     * The order has its machine and is a server now; false when it was undone meanwhile. A host that another server has
     * come to manage meanwhile → 400.
     */
    Uni<Boolean> accept(SqlConnection connection, UUID id, Server.Metal metal) {
        return connection
                .preparedQuery(ACCEPT)
                .execute(Tuple.of(id, rows.json(metal.machine()), rows.json(metal.chassis())))
                .onFailure(OrderStore::hostTaken)
                .transform(taken -> managed())
                .map(done -> done.rowCount() == 1);
    }

    /** Whether the order is still one. */
    Uni<Boolean> isIntent(UUID id) {
        return pool.preparedQuery(INTENT).execute(Tuple.of(id)).map(found -> found.size() == 1);
    }

    /** An order that came to nothing; false when it was accepted, or undone before. */
    Uni<Boolean> forget(SqlConnection connection, UUID id) {
        return connection.preparedQuery(FORGET).execute(Tuple.of(id)).map(done -> done.rowCount() == 1);
    }

    private static Tuple intent(ServerOrder order, Instant now) {
        Life life = Life.building(0);
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
                order.order().flavor(),
                order.order().licenseCores(),
                ServerRows.metadata(order.order().metadata()),
                order.order().managedHost().orElse(null),
                life.status().name(),
                life.task().name(),
                life.power().name(),
                life.progress(),
                now.atOffset(ZoneOffset.UTC));
    }

    private static void refuseManaged(RowSet<Row> others) {
        if (others.size() > 0) {
            throw managed();
        }
    }

    private static ServiceException managed() {
        return Invalid.parameter("metadata", ManagedHost.KEY + " names a host of another server");
    }

    private static boolean hostTaken(Throwable failure) {
        return failure instanceof PgException refused && "server_managed_host_unique".equals(refused.getConstraint());
    }
}
