package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerStore;
import io.leasehold.compute.server.VmState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Removal of a partition whose server is deleted or on another host. Subject of the operation is the server, so that no
 * other operation on the server runs at the same time; the job is the host.
 */
@Singleton
class LeftoverRemoval implements OperationWork {
    static final String KIND = "leftover-partition";
    private static final Logger LOG = Logger.getLogger(LeftoverRemoval.class);
    private static final String RESERVED = "select from vsn_use where vsn = $1 and reserved_project_id is not null";

    private final PowerHardware hardware;
    private final ServerStore servers;
    private final Transactions transactions;
    private final Operations operations;
    private final Pool pool;

    LeftoverRemoval(
            PowerHardware hardware, ServerStore servers, Transactions transactions, Operations operations, Pool pool) {
        this.hardware = hardware;
        this.servers = servers;
        this.transactions = transactions;
        this.operations = operations;
        this.pool = pool;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        UUID id = UUID.fromString(operation.subject());
        Mtms host = Mtms.of(operation.job());
        return servers.find(pool, id)
                .chain(server -> server.filter(living -> belongs(living, host)).isPresent()
                        ? Uni.createFrom().item(Optional.<LparInfo>empty())
                        : hardware.lpar(host, id))
                .chain(leftover -> leftover.map(lpar -> remove(host, lpar))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> transactions.run(connection -> operations.done(connection, operation)));
    }

    /** Changes nothing: the next comparison of the host finds the partition again. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    private static boolean belongs(Server server, Mtms host) {
        return server.vmState() != VmState.DELETED && server.host().equals(Optional.of(host));
    }

    private Uni<Void> remove(Mtms host, LparInfo lpar) {
        LOG.warnf("Partition %s (%s) on host %s has no server here and is removed", lpar.id(), lpar.name(), host);
        return hardware.powerOff(host, lpar.id())
                .chain(() -> isReserved(lpar))
                .chain(reserved -> hardware.delete(host, lpar.id(), !reserved));
    }

    /** Returns true when the virtual serial number of the partition is reserved for a project. */
    private Uni<Boolean> isReserved(LparInfo lpar) {
        return lpar.vsn()
                .map(vsn -> pool.preparedQuery(RESERVED)
                        .execute(Tuple.of(vsn.toString()))
                        .map(rows -> rows.size() > 0))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
