package io.leasehold.compute.refcode;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.Order;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads of the reference codes of the servers on a host, in the queue of the host's console: one call to the hardware and
 * one transaction for all of them. A host that does not answer counts as a failed read of each server.
 */
@Singleton
class RefcodeReader implements OperationWork {
    private static final String KIND = "refcode-read";

    private final PowerHardware hardware;
    private final RefcodeRecorder recorder;
    private final Transactions transactions;
    private final Operations operations;
    private final Steps steps;

    RefcodeReader(
            PowerHardware hardware,
            RefcodeRecorder recorder,
            Transactions transactions,
            Operations operations,
            Steps steps) {
        this.hardware = hardware;
        this.recorder = recorder;
        this.transactions = transactions;
        this.operations = operations;
        this.steps = steps;
    }

    /** Returns the order of a read of the host. */
    static Order read(Mtms host) {
        return Order.of(KIND, host.toString()).at(host.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Reads the host, unless another read was recorded since the order. */
    @Override
    public Uni<Void> run(Operation operation) {
        Mtms host = Mtms.of(operation.subject());
        return transactions
                .run(connection -> recorder.isDue(connection, host))
                .chain(due -> due
                        ? read(operation, host)
                        : transactions.run(connection -> operations.done(connection, operation)));
    }

    /** Changes nothing: the codes stay as they were read last, and the host is due again. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> read(Operation operation, Mtms host) {
        return hardware.lpars(host)
                .onFailure(HardwareFault.class)
                .recoverWithItem(List.of())
                .map(partitions -> partitions.stream().collect(Collectors.toMap(LparInfo::id, Function.identity())))
                .invoke(() -> steps.reached(ComputeBoundary.REFCODE_READ))
                .chain(partitions -> transactions.run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> recorder.record(connection, host, partitions))
                        .chain(() -> operations.done(connection, operation))))
                .invoke(() -> steps.reached(ComputeBoundary.REFCODE_RECORDED));
    }
}
