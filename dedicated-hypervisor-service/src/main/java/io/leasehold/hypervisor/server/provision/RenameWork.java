package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.server.ServerStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Renaming of a server's machine after the server. */
@Singleton
public class RenameWork implements OperationWork {
    public static final String KIND = "server.rename";

    private final ServerStore store;
    private final Machines machines;
    private final Operations operations;
    private final Transactions transactions;

    RenameWork(ServerStore store, Machines machines, Operations operations, Transactions transactions) {
        this.store = store;
        this.machines = machines;
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
        return transactions
                .run(connection -> store.lock(connection, id))
                .chain(found -> found.isPresent()
                        ? machines.rename(
                                new MachineRef(id, operation.console()),
                                found.get().label().name())
                        : Uni.createFrom().voidItem())
                .chain(() -> transactions.run(connection -> operations.done(connection, operation)));
    }

    /** Leaves the machine with its old name. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }
}
