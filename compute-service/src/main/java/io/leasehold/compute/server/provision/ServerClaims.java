package io.leasehold.compute.server.provision;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.leasehold.compute.server.PlacementRequests;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.vsn.claim.VsnClaims;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a server holds of its host: its share, and the virtual serial number that it wants. */
@Singleton
class ServerClaims {
    private static final String HELD = "select vsn, reserved_project_id is null as reset from vsn where server_id = $1";

    private final VsnClaims vsns;
    private final ServerStore store;
    private final Transactions transactions;
    private final Pool pool;

    ServerClaims(VsnClaims vsns, ServerStore store, Transactions transactions, Pool pool) {
        this.vsns = vsns;
        this.store = store;
        this.transactions = transactions;
        this.pool = pool;
    }

    /** Whether all that the server wants of the host is to be had; if so it has it now, and else nothing. */
    Uni<Boolean> take(SqlConnection connection, Server server, Mtms host, Share share) {
        return claimVsn(connection, server, host)
                .call(claimed -> claimed
                        ? store.saveShare(connection, server, share)
                        : Uni.createFrom().voidItem());
    }

    /** Gives back what was claimed in vain; the partition must be gone. */
    Uni<Void> giveBack(SqlConnection connection, Server server) {
        return vsns.giveBack(connection, server.id());
    }

    /** The hypervisor has the partition as it should be. */
    Uni<Void> confirm(SqlConnection connection, Server server) {
        return vsns.confirm(connection, server.id());
    }

    /** The number that the server's partition is to have, or has. */
    Uni<Optional<Vsn>> of(Server server) {
        return pool.preparedQuery(HELD)
                .execute(Tuple.of(server.id()))
                .map(rows -> rows.stream().map(row -> new Vsn(row.getString(0))).findFirst());
    }

    /** Whether the number, once off the partition, is offered to everybody again. */
    Uni<Boolean> resetsAutoAssign(Server server) {
        return pool.preparedQuery(HELD)
                .execute(Tuple.of(server.id()))
                .map(rows -> rows.stream().allMatch(row -> row.getBoolean(1)));
    }

    /** From now on the number is on its way off. */
    Uni<Void> beginRelease(Server server) {
        return transactions
                .run(connection -> vsns.beginRelease(connection, server.id()))
                .replaceWithVoid();
    }

    /** The number is off the partition. */
    Uni<Void> released(SqlConnection connection, Server server) {
        return vsns.released(connection, server.id());
    }

    private Uni<Boolean> claimVsn(SqlConnection connection, Server server, Mtms host) {
        Optional<String> wish = server.spec().requirements().vsn();
        if (wish.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return wish.get().equals(PlacementRequests.AUTO)
                ? vsns.claimAuto(connection, host, server.id()).map(Optional::isPresent)
                : vsns.claim(connection, new Vsn(wish.get()), server.projectId(), host, server.id());
    }
}
