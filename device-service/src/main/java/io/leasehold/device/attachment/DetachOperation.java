package io.leasehold.device.attachment;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.hardware.HardwareFault;
import io.leasehold.device.job.JobOutcomes;
import io.leasehold.device.operation.DeviceBusy;
import io.leasehold.device.operation.Operation;
import io.leasehold.device.operation.OperationWork;
import io.leasehold.device.operation.Operations;
import io.leasehold.device.operation.Phase;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Operation that detaches a device at the request of a client. When the hardware refuses, the device stays attached and
 * the job fails.
 */
@Singleton
class DetachOperation implements OperationWork {
    static final String API = "DetachMdevDeviceFromVm";
    static final String REASON = "api";

    private final Transactions transactions;
    private final DetachTransactions detachTransactions;
    private final Hypervisors hypervisors;
    private final JobOutcomes jobs;
    private final Operations operations;
    private final Steps steps;

    DetachOperation(
            Transactions transactions,
            DetachTransactions detachTransactions,
            Hypervisors hypervisors,
            JobOutcomes jobs,
            Operations operations,
            Steps steps) {
        this.transactions = transactions;
        this.detachTransactions = detachTransactions;
        this.hypervisors = hypervisors;
        this.jobs = jobs;
        this.operations = operations;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return API;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return switch (operation.phase()) {
            case ACCEPTED -> check(operation);
            case RESERVED, HW_SENT -> hardwareRequest(operation).chain(hardware -> detach(operation, hardware));
            case HW_UNKNOWN, COMPENSATING ->
                hardwareRequest(operation).chain(hardware -> reconcile(operation, hardware));
            case HW_DONE -> commit(operation);
        };
    }

    private Uni<Void> check(Operation operation) {
        Operation sent = operation.in(Phase.HW_SENT);
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> request(connection, operation))
                        .invoke(request -> request.actor().requireMember(API))
                        .chain(request -> detachTransactions
                                .check(connection, request)
                                .call(() -> operations.enter(connection, sent, request.device()))))
                .onFailure(DeviceBusy.class)
                .transform(busy -> Refusal.of(Reason.BUSY, "the mdev device is being detached"))
                .invoke(() -> steps.reached("device.detach.sent"))
                .chain(hardware -> detach(sent, hardware))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> jobs.fail(operation, refusal));
    }

    private Uni<Void> detach(Operation operation, HardwareRequest hardware) {
        return hypervisors
                .detach(hardware)
                .map(gone -> true)
                .onFailure(HardwareFault.class)
                .recoverWithItem(false)
                .chain(gone -> gone ? recordDone(operation) : markUnknown(operation, hardware));
    }

    private Uni<Void> markUnknown(Operation operation, HardwareRequest hardware) {
        Operation unknown = operation.in(Phase.HW_UNKNOWN);
        return transactions
                .run(connection -> operations.enter(connection, unknown))
                .chain(() -> reconcile(unknown, hardware));
    }

    /** Asks the hardware for the holder of the device after a call failed or timed out, and finishes accordingly. */
    private Uni<Void> reconcile(Operation operation, HardwareRequest hardware) {
        return hypervisors
                .isAttached(hardware)
                .chain(attached -> attached ? refuse(operation, hardware) : recordDone(operation));
    }

    private Uni<Void> refuse(Operation operation, HardwareRequest hardware) {
        return jobs.fail(
                operation,
                Refusal.of(
                        Reason.REFUSED,
                        "VM %s keeps mdev device %s".formatted(hardware.domain().uuid(), hardware.device())));
    }

    private Uni<Void> recordDone(Operation operation) {
        Operation done = operation.in(Phase.HW_DONE);
        return transactions
                .run(connection -> operations.enter(connection, done))
                .invoke(() -> steps.reached("device.detach.done"))
                .chain(() -> commit(done));
    }

    private Uni<Void> commit(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> request(connection, operation))
                        .chain(request -> detachTransactions.commit(connection, request.device(), request.vm(), REASON))
                        .chain(inventory -> jobs.finish(connection, operation.subject(), inventory))
                        .chain(() -> operations.done(connection, operation)))
                .invoke(() -> steps.reached("device.detach.committed"));
    }

    private Uni<HardwareRequest> hardwareRequest(Operation operation) {
        return transactions.run(connection -> request(connection, operation)
                .chain(request -> detachTransactions.hardwareRequest(connection, request.device(), request.vm())));
    }

    private Uni<AttachRequest> request(SqlConnection connection, Operation operation) {
        return jobs.get(connection, operation).map(AttachRequest::of);
    }
}
