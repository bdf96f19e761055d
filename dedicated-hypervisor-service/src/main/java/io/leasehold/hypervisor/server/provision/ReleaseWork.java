package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Release of a deleted server's machine, observed until the machine is gone. */
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

    /** Requests the release under the operation's id, which is new for each deletion. */
    @Override
    public Uni<Void> run(Operation operation) {
        UUID id = UUID.fromString(operation.subject());
        MachineRef machine = new MachineRef(id, operation.console());
        return release(machine, KIND + operation.id())
                .chain(refusal ->
                        refusal.map(failed -> Uni.createFrom().item(failed)).orElseGet(() -> machines.observe(machine)))
                .chain(observed -> record(operation, id, observed));
    }

    /** Requests the release; gives what a refusal means, which is final. */
    private Uni<Optional<MachineState>> release(MachineRef machine, String request) {
        return machines.release(machine, request)
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_RELEASING))
                .replaceWith(Optional.<MachineState>empty())
                .onFailure(HardwareFault.Rejected.class)
                .recoverWithItem(
                        refused -> Optional.of(new MachineState.ReleaseFailed(String.valueOf(refused.getMessage()))));
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
