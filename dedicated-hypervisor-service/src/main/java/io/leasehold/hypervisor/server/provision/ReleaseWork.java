package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Gives a deleted server's machine back and watches until it is gone. */
@Singleton
class ReleaseWork implements OperationWork {
    static final String KIND = "server.release";

    private final ServerProgress progress;
    private final Machines machines;
    private final Transactions transactions;
    private final Steps steps;

    ReleaseWork(ServerProgress progress, Machines machines, Transactions transactions, Steps steps) {
        this.progress = progress;
        this.machines = machines;
        this.transactions = transactions;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Each deletion is an operation of its own, so its id is the request's. */
    @Override
    public Uni<Void> run(Operation operation) {
        UUID id = UUID.fromString(operation.subject());
        return machines.release(id, KIND + operation.id())
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_RELEASING))
                .chain(() -> machines.observe(id))
                .chain(observed -> record(operation, id, observed));
    }

    /** The server goes to ERROR. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return progress.abandonRelease(connection, UUID.fromString(operation.subject()));
    }

    private Uni<Void> record(Operation operation, UUID id, MachineState observed) {
        return transactions.run(connection -> progress.recordRelease(connection, operation, id, observed));
    }
}
