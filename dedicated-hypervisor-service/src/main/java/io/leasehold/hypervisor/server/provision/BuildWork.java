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
        MachineRef machine = new MachineRef(id, operation.console());
        return machines.observe(machine)
                .chain(observed -> observed instanceof MachineState.Claimed
                        ? install(machine)
                        : Uni.createFrom().item(observed))
                .chain(observed -> record(operation, id, observed))
                .onFailure(HardwareFault.class)
                .recoverWithUni(fault -> recordFault(operation, id, fault));
    }

    /** Begins the installation; a refusal is final. */
    private Uni<MachineState> install(MachineRef machine) {
        return machines.install(machine)
                .invoke(() -> steps.reached(HypervisorBoundary.SERVER_INSTALLING))
                .<MachineState>map(begun -> new MachineState.Installing(0))
                .onFailure(HardwareFault.NotFound.class)
                .recoverWithItem(MachineState.Absent::new)
                .onFailure(HardwareFault.Rejected.class)
                .recoverWithItem(refused -> new MachineState.InstallFailed(String.valueOf(refused.getMessage())));
    }

    private Uni<Void> recordFault(Operation operation, UUID id, Throwable fault) {
        return transactions.run(
                connection -> progress.recordBuildFault(connection, operation, id, String.valueOf(fault.getMessage())));
    }

    /** The server goes to ERROR. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return progress.abandonBuild(connection, UUID.fromString(operation.subject()));
    }

    private Uni<Void> record(Operation operation, UUID id, MachineState observed) {
        return transactions.run(connection -> progress.recordBuild(connection, operation, id, observed));
    }
}
