package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.hypervisor.hardware.Condition;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.operation.Operation;
import io.leasehold.hypervisor.operation.OperationWork;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Has the hypervisor installed on a server's machine and watches until it runs, fails or takes too long. */
@Singleton
public class BuildWork implements OperationWork {
    public static final String KIND = "server.build";

    private final ServerLives lives;
    private final Machines machines;
    private final Transactions transactions;
    private final Steps steps;
    private final Clock clock;

    BuildWork(ServerLives lives, Machines machines, Transactions transactions, Steps steps, Clock clock) {
        this.lives = lives;
        this.machines = machines;
        this.transactions = transactions;
        this.steps = steps;
        this.clock = clock;
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
                .chain(() -> machines.look(id))
                .chain(condition -> record(operation, id, condition));
    }

    private Uni<Void> record(Operation operation, UUID id, Condition condition) {
        return transactions.run(connection -> lives.built(connection, operation, id, condition, clock.instant()));
    }
}
