package io.leasehold.device.attachment;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.attachment.store.Attachment;
import io.leasehold.device.hardware.HardwareFault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Operation that ends an attachment because its virtual machine was deleted or its lease has ended; the note of the
 * operation is the reason. The release is retried until the hardware confirms it, and the device stays attached until
 * then. A late detach must not take the device off its next virtual machine: after a timeout the device stays reserved
 * for as long as late effects are possible.
 */
@Singleton
class ReleaseOperation implements OperationWork {
    static final String KIND = "release";

    private final Transactions transactions;
    private final DetachTransactions detachTransactions;
    private final Hypervisors hypervisors;
    private final LateEffects lateEffects;
    private final Operations operations;
    private final Steps steps;

    ReleaseOperation(
            Transactions transactions,
            DetachTransactions detachTransactions,
            Hypervisors hypervisors,
            LateEffects lateEffects,
            Operations operations,
            Steps steps) {
        this.transactions = transactions;
        this.detachTransactions = detachTransactions;
        this.hypervisors = hypervisors;
        this.lateEffects = lateEffects;
        this.operations = operations;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return transactions
                .run(connection -> detachTransactions.findOpen(connection, operation.job()))
                .chain(open -> open.map(attachment -> release(operation, attachment))
                        .orElseGet(() -> transactions.run(connection -> operations.done(connection, operation))));
    }

    /** Ends the attachment; the device, which the hardware may still have attached, becomes free and disabled. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return detachTransactions
                .findOpen(connection, operation.job())
                .chain(open -> open.map(attachment -> detachTransactions.abandon(
                                connection, attachment, operation.note().orElseThrow()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> release(Operation operation, Attachment attachment) {
        Operation sent = operation.in(Phase.HW_SENT);
        return transactions
                .run(connection -> operations
                        .enter(connection, sent, attachment.device())
                        .chain(() ->
                                detachTransactions.hardwareRequest(connection, attachment.device(), attachment.vm())))
                .invoke(() -> steps.reached(DeviceBoundary.RELEASE_SENT))
                .chain(hypervisors::detach)
                .map(gone -> true)
                .onFailure(HardwareFault.Timeout.class)
                .recoverWithItem(false)
                .invoke(() -> steps.reached(DeviceBoundary.RELEASE_DONE))
                .chain(gone -> transactions.run(connection -> gone
                        ? commit(connection, sent, attachment)
                        : operations.retry(connection, sent, LateEffects.UNCONFIRMED_DETACH, lateEffects.pause())))
                .invoke(() -> steps.reached(DeviceBoundary.RELEASE_COMMITTED));
    }

    private Uni<Void> commit(SqlConnection connection, Operation operation, Attachment attachment) {
        String reason = operation.note().orElseThrow();
        return operations
                .lock(connection, operation)
                .chain(() -> detachTransactions.commit(connection, attachment.device(), attachment.vm(), reason))
                .chain(() -> operations.done(connection, operation));
    }
}
