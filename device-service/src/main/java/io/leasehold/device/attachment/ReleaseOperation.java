package io.leasehold.device.attachment;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.device.attachment.store.Attachment;
import io.leasehold.device.operation.DeviceBusy;
import io.leasehold.device.operation.Operation;
import io.leasehold.device.operation.OperationWork;
import io.leasehold.device.operation.Operations;
import io.leasehold.device.operation.Phase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Operation that ends an attachment because its virtual machine was deleted or its lease has ended; the note of the
 * operation is the reason. The release is retried until the hardware confirms it, and the device stays attached until
 * then.
 */
@Singleton
class ReleaseOperation implements OperationWork {
    static final String KIND = "release";

    private final Transactions transactions;
    private final DetachTransactions detachTransactions;
    private final Hypervisors hypervisors;
    private final Operations operations;
    private final Steps steps;

    ReleaseOperation(
            Transactions transactions,
            DetachTransactions detachTransactions,
            Hypervisors hypervisors,
            Operations operations,
            Steps steps) {
        this.transactions = transactions;
        this.detachTransactions = detachTransactions;
        this.hypervisors = hypervisors;
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
                .run(connection -> detachTransactions.findOpen(connection, operation.subject()))
                .chain(open -> open.map(attachment -> release(operation, attachment))
                        .orElseGet(() -> transactions.run(connection -> operations.done(connection, operation))))
                .onFailure(DeviceBusy.class)
                .recoverWithUni(busy -> transactions.run(connection -> operations.postpone(connection, operation)));
    }

    private Uni<Void> release(Operation operation, Attachment attachment) {
        Operation sent = operation.in(Phase.HW_SENT);
        return transactions
                .run(connection -> operations
                        .enter(connection, sent, attachment.device())
                        .chain(() ->
                                detachTransactions.hardwareRequest(connection, attachment.device(), attachment.vm())))
                .invoke(() -> steps.reached("device.release.sent"))
                .chain(hypervisors::detach)
                .invoke(() -> steps.reached("device.release.done"))
                .chain(() -> transactions.run(connection -> commit(connection, sent, attachment)))
                .invoke(() -> steps.reached("device.release.committed"));
    }

    private Uni<Void> commit(SqlConnection connection, Operation operation, Attachment attachment) {
        String reason = operation.note().orElseThrow();
        return operations
                .lock(connection, operation)
                .chain(() -> detachTransactions.commit(connection, attachment.device(), attachment.vm(), reason))
                .chain(() -> operations.done(connection, operation));
    }
}
