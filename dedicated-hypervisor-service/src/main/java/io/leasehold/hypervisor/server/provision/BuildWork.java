package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.MachineState;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.operation.Operation;
import io.leasehold.hypervisor.operation.OperationWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Installation of the hypervisor on a server's machine, observed until the hypervisor runs or the installation fails or
 * takes too long.
 */
@Singleton
public class BuildWork implements OperationWork {
    public static final String KIND = "server.build";

    private final ServerProgress progress;
    private final Machines machines;
    private final Transactions transactions;
    private final Steps steps;

    BuildWork(ServerProgress progress, Machines machines, Transactions transactions, Steps steps) {
        this.progress = progress;
        this.machines = machines;
        this.transactions = transactions;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        UUID id = UUID.fromString(operation.subject());
        return machines.install(id)
                .onFailure(HardwareFault.NotFound.class)
                .recoverWithNull()
                .invoke(() -> steps.reached("hypervisor.server.installing"))
                .chain(() -> machines.observe(id))
                .chain(observed -> record(operation, id, observed));
    }

    private Uni<Void> record(Operation operation, UUID id, MachineState observed) {
        return transactions.run(connection -> progress.recordBuild(connection, operation, id, observed));
    }
}
