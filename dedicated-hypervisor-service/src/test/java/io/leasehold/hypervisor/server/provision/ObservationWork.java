package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.hypervisor.hardware.MachineRef;
import io.leasehold.hypervisor.hardware.Machines;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Work of tests that looks at a machine again and again, and counts the looks at each console. */
@Singleton
class ObservationWork implements OperationWork {
    static final String KIND = "test.observation";
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Machines machines;
    private final Operations operations;
    private final Transactions transactions;
    private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();

    ObservationWork(Machines machines, Operations operations, Transactions transactions) {
        this.machines = machines;
        this.operations = operations;
        this.transactions = transactions;
    }

    int looks(String console) {
        return counter(console).get();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return machines.observe(new MachineRef(UUID.fromString(operation.subject()), operation.console()))
                .chain(() -> transactions.run(connection -> operations.lookAgain(connection, operation, PAUSE)))
                .invoke(() -> counter(operation.console()).incrementAndGet());
    }

    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    private AtomicInteger counter(String console) {
        return looks.computeIfAbsent(console, unused -> new AtomicInteger());
    }
}
