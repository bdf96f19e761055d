package io.leasehold.compute.server.create;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.server.NewServer;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.vsn.Vsns;
import io.leasehold.compute.vsn.claim.VsnClaims;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Writes orders down. A particular virtual serial number is the server's from here on: nobody else gets it. */
@Singleton
class OrderBook {
    private static final String LEASE = "select id, lease_id from reservation where id = $1 and project_id = $2";

    private final OrderForm form;
    private final ServerStore store;
    private final Vsns vsns;
    private final VsnClaims claims;

    OrderBook(OrderForm form, ServerStore store, Vsns vsns, VsnClaims claims) {
        this.form = form;
        this.store = store;
        this.vsns = vsns;
        this.claims = claims;
    }

    Uni<List<Server>> write(SqlConnection connection, Order order) {
        return locate(connection, order)
                .chain(located -> lease(connection, located).map(located::under))
                .chain(complete -> insert(connection, complete));
    }

    private Uni<Order> locate(SqlConnection connection, Order order) {
        return order.particularVsn()
                .map(vsn -> vsns.hostOfUsable(connection, vsn, order.caller().projectId())
                        .map(order::on))
                .orElseGet(() -> Uni.createFrom().item(order));
    }

    private Uni<Server.Lease> lease(SqlConnection connection, Order order) {
        return order.reservation()
                .map(id -> connection
                        .preparedQuery(LEASE)
                        .execute(Tuple.of(id, order.caller().projectId()))
                        .map(rows -> rows.stream()
                                .map(row ->
                                        new Server.Lease(Optional.of(row.getString(0)), Optional.of(row.getString(1))))
                                .findFirst()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElse(new Server.Lease(Optional.empty(), Optional.empty())));
    }

    private Uni<List<Server>> insert(SqlConnection connection, Order order) {
        List<NewServer> ordered = form.servers(order);
        List<Server> servers = ordered.stream().map(NewServer::server).toList();
        return store.insert(connection, ordered)
                .chain(() -> claim(connection, order, servers.getFirst()))
                .replaceWith(servers);
    }

    private Uni<Void> claim(SqlConnection connection, Order order, Server server) {
        return order.particularVsn()
                .map(vsn -> claims.claim(
                                connection,
                                vsn,
                                server.projectId(),
                                order.vsnHost().orElseThrow(),
                                server.id())
                        .invoke(claimed -> checkClaimed(claimed, vsn)))
                .orElseGet(() -> Uni.createFrom().item(true))
                .replaceWithVoid();
    }

    private static void checkClaimed(boolean claimed, Vsn vsn) {
        if (!claimed) {
            throw ServiceException.conflict("Virtual serial number %s is not available".formatted(vsn));
        }
    }
}
