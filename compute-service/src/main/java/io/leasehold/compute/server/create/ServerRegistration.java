package io.leasehold.compute.server.create;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.server.NewServer;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.vsn.VsnClaims;
import io.leasehold.compute.vsn.Vsns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Inserts the servers of a command. A requested virtual serial number is claimed in the same transaction. */
@Singleton
class ServerRegistration {
    private static final String LEASE = "select id, lease_id from leased_reservation where id = $1 and project_id = $2";

    private final ServerFactory factory;
    private final ServerStore store;
    private final Vsns vsns;
    private final VsnClaims claims;

    ServerRegistration(ServerFactory factory, ServerStore store, Vsns vsns, VsnClaims claims) {
        this.factory = factory;
        this.store = store;
        this.vsns = vsns;
        this.claims = claims;
    }

    Uni<List<Server>> register(SqlConnection connection, CreateServerCommand command) {
        return locate(connection, command)
                .chain(located -> lease(connection, located).map(located::withLease))
                .chain(complete -> insert(connection, complete));
    }

    private Uni<CreateServerCommand> locate(SqlConnection connection, CreateServerCommand command) {
        return command.particularVsn()
                .map(vsn -> vsns.hostOfUsable(connection, vsn, command.caller().projectId())
                        .map(command::onHostOfVsn))
                .orElseGet(() -> Uni.createFrom().item(command));
    }

    private Uni<Server.Lease> lease(SqlConnection connection, CreateServerCommand command) {
        return command.reservation()
                .map(id -> connection
                        .preparedQuery(LEASE)
                        .execute(Tuple.of(id, command.caller().projectId()))
                        .map(rows -> rows.stream()
                                .map(row ->
                                        new Server.Lease(Optional.of(row.getString(0)), Optional.of(row.getString(1))))
                                .findFirst()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElse(new Server.Lease(Optional.empty(), Optional.empty())));
    }

    private Uni<List<Server>> insert(SqlConnection connection, CreateServerCommand command) {
        List<NewServer> newServers = factory.servers(command);
        List<Server> servers = newServers.stream().map(NewServer::server).toList();
        return store.insert(connection, newServers)
                .chain(() -> claim(connection, command, servers.getFirst()))
                .replaceWith(servers);
    }

    private Uni<Void> claim(SqlConnection connection, CreateServerCommand command, Server server) {
        return command.particularVsn()
                .map(vsn -> claims.claim(
                                connection,
                                vsn,
                                server.projectId(),
                                command.vsnHost().orElseThrow(),
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
