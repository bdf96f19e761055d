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
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Operation that attaches a device to a virtual machine: reserve the device, call the hardware, record the attachment.
 * Another process that takes the operation over continues from the stored phase, so that the device ends up either
 * attached or free.
 */
@Singleton
class AttachOperation implements OperationWork {
    static final String API = "AttachMdevDeviceToVm";

    private final Transactions transactions;
    private final AttachTransactions attachTransactions;
    private final Hypervisors hypervisors;
    private final JobOutcomes jobs;
    private final Operations operations;
    private final Steps steps;

    AttachOperation(
            Transactions transactions,
            AttachTransactions attachTransactions,
            Hypervisors hypervisors,
            JobOutcomes jobs,
            Operations operations,
            Steps steps) {
        this.transactions = transactions;
        this.attachTransactions = attachTransactions;
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
            case ACCEPTED -> reserve(operation);
            case RESERVED -> send(operation);
            case HW_SENT -> hardwareRequest(operation).chain(hardware -> attach(operation, hardware));
            case HW_UNKNOWN -> hardwareRequest(operation).chain(hardware -> reconcile(operation, hardware));
            case HW_DONE -> commit(operation);
            case COMPENSATING -> hardwareRequest(operation).chain(hardware -> undo(operation, hardware));
        };
    }

    private Uni<Void> reserve(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> request(connection, operation))
                        .invoke(request -> request.actor().requireMember(API))
                        .call(request -> attachTransactions.reserve(connection, request))
                        .chain(request -> operations.enter(connection, operation.in(Phase.RESERVED), request.device())))
                .onFailure(DeviceBusy.class)
                .transform(busy -> Refusal.of(Reason.BUSY, "another operation is at work on the mdev device"))
                .invoke(() -> steps.reached("device.attach.reserved"))
                .chain(() -> send(operation.in(Phase.RESERVED)))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> jobs.fail(operation, refusal));
    }

    private Uni<Void> send(Operation operation) {
        Operation sent = operation.in(Phase.HW_SENT);
        return transactions
                .run(connection -> operations.enter(connection, sent).chain(() -> hardwareRequest(connection, sent)))
                .invoke(() -> steps.reached("device.attach.sent"))
                .chain(hardware -> attach(sent, hardware));
    }

    private Uni<Void> attach(Operation operation, HardwareRequest hardware) {
        return hypervisors
                .attach(hardware)
                .map(done -> Optional.<HardwareFault>empty())
                .onFailure(HardwareFault.class)
                .recoverWithItem(fault -> Optional.of(fault))
                .chain(fault -> fault.map(met -> fail(operation, met)).orElseGet(() -> recordDone(operation)));
    }

    /** Handles a fault of the hardware call. All faults except the timeout mean that the device was not attached. */
    private Uni<Void> fail(Operation operation, HardwareFault fault) {
        return switch (fault) {
            case HardwareFault.Timeout late -> markUnknown(operation, late);
            case HardwareFault.NotFound f -> release(operation, Hypervisors.error(f));
            case HardwareFault.NoCapacity f -> release(operation, Hypervisors.error(f));
            case HardwareFault.TypeConflict f -> release(operation, Hypervisors.error(f));
            case HardwareFault.Busy f -> release(operation, Hypervisors.error(f));
            case HardwareFault.Unsupported f -> release(operation, Hypervisors.error(f));
            case HardwareFault.InvalidState f -> release(operation, Hypervisors.error(f));
            case HardwareFault.Permission f -> release(operation, Hypervisors.error(f));
            case HardwareFault.Io f -> release(operation, Hypervisors.error(f));
        };
    }

    /**
     * Fails the job with the unknown outcome. The device stays reserved until {@link #reconcile} has asked the
     * hardware.
     */
    private Uni<Void> markUnknown(Operation operation, HardwareFault.Timeout late) {
        Operation unknown = operation.in(Phase.HW_UNKNOWN);
        return transactions.run(connection -> operations
                .enter(connection, unknown)
                .chain(() -> jobs.fail(connection, operation.subject(), Hypervisors.refusal(late)))
                .chain(() -> operations.postpone(connection, unknown)));
    }

    private Uni<Void> reconcile(Operation operation, HardwareRequest hardware) {
        return hypervisors
                .isAttached(hardware)
                .chain(attached -> attached
                        ? recordDone(operation)
                        : compensate(
                                operation, Hypervisors.error(new HardwareFault.Timeout("The hypervisor")), hardware));
    }

    private Uni<Void> recordDone(Operation operation) {
        Operation done = operation.in(Phase.HW_DONE);
        return transactions
                .run(connection -> operations.enter(connection, done))
                .invoke(() -> steps.reached("device.attach.done"))
                .chain(() -> commit(done));
    }

    private Uni<Void> commit(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> request(connection, operation))
                        .chain(request -> attachTransactions.commit(connection, request))
                        .chain(inventory -> jobs.finish(connection, operation.subject(), inventory))
                        .chain(() -> operations.done(connection, operation)))
                .invoke(() -> steps.reached("device.attach.committed"))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> hardwareRequest(operation)
                        .chain(hardware ->
                                compensate(operation, ErrorObject.of(refusal).toString(), hardware)));
    }

    private Uni<Void> compensate(Operation operation, String why, HardwareRequest hardware) {
        Operation undone = operation.undone(why);
        return transactions
                .run(connection -> operations.enter(connection, undone))
                .invoke(() -> steps.reached("device.attach.compensating"))
                .chain(() -> undo(undone, hardware));
    }

    /**
     * Detaches the device. A failure leaves the operation to its next attempt, so that the device is freed only after
     * the hardware has confirmed.
     */
    private Uni<Void> undo(Operation operation, HardwareRequest hardware) {
        return hypervisors
                .detach(hardware)
                .invoke(() -> steps.reached("device.attach.undone"))
                .chain(() -> release(operation, operation.note().orElseThrow()));
    }

    private Uni<Void> release(Operation operation, String error) {
        return transactions.run(connection -> operations
                .lock(connection, operation)
                .chain(() -> request(connection, operation))
                .chain(request -> attachTransactions.release(connection, request))
                .chain(() -> jobs.fail(connection, operation.subject(), error))
                .chain(() -> operations.done(connection, operation)));
    }

    private Uni<HardwareRequest> hardwareRequest(Operation operation) {
        return transactions.run(connection -> hardwareRequest(connection, operation));
    }

    private Uni<HardwareRequest> hardwareRequest(SqlConnection connection, Operation operation) {
        return request(connection, operation).chain(request -> attachTransactions.hardwareRequest(connection, request));
    }

    private Uni<AttachRequest> request(SqlConnection connection, Operation operation) {
        return jobs.get(connection, operation).map(AttachRequest::of);
    }
}
