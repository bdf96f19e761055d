package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.operation.Operation;
import io.leasehold.hypervisor.operation.OperationWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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
        return machines.release(id, KIND + operation.id())
                .invoke(() -> steps.reached("hypervisor.server.releasing"))
                .chain(() -> machines.observe(id))
                .chain(observed -> record(operation, id, observed));
    }

    private Uni<Void> record(Operation operation, UUID id, MachineState observed) {
        return transactions.run(connection -> progress.recordRelease(connection, operation, id, observed));
    }
}
