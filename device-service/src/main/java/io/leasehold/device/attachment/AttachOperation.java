package io.leasehold.device.attachment;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.operation.SubjectBusy;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.hardware.HardwareFault;
import io.leasehold.device.job.JobOutcomes;
import io.leasehold.device.zstack.error.ErrorObject;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

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
    private final LateEffects lateEffects;
    private final JobOutcomes jobs;
    private final Operations operations;
    private final Steps steps;

    AttachOperation(
            Transactions transactions,
            AttachTransactions attachTransactions,
            Hypervisors hypervisors,
            LateEffects lateEffects,
            JobOutcomes jobs,
            Operations operations,
            Steps steps) {
        this.transactions = transactions;
        this.attachTransactions = attachTransactions;
        this.hypervisors = hypervisors;
        this.lateEffects = lateEffects;
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
        return switch (Phase.of(operation)) {
            case ACCEPTED -> reserve(operation);
            case RESERVED -> send(operation);
            case HW_SENT ->
                hardwareRequest(operation)
                        .chain(hardware -> attach(operation, hardware, fault -> markUnknown(operation, fault)));
            case HW_UNKNOWN -> hardwareRequest(operation).chain(hardware -> reconcile(operation, hardware));
            case HW_DONE -> commit(operation);
            case COMPENSATING -> hardwareRequest(operation).chain(hardware -> undo(operation, hardware));
        };
    }

    /** Fails the job; a device that the hardware may have attached becomes free and disabled. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        Uni<Void> freed = Phase.of(operation) == Phase.ACCEPTED
                ? Uni.createFrom().voidItem()
                : request(connection, operation).chain(request -> attachTransactions.abandon(connection, request));
        return freed.chain(() -> jobs.fail(connection, operation.job(), Refusal.of(Reason.HARDWARE, reason)));
    }

    private Uni<Void> reserve(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> request(connection, operation))
                        .invoke(request -> request.actor().requireMember(API))
                        .call(request -> attachTransactions.reserve(connection, request))
                        .chain(request -> operations.enter(connection, operation.in(Phase.RESERVED), request.device())))
                .onFailure(SubjectBusy.class)
                .transform(busy -> Refusal.of(Reason.BUSY, "another operation is at work on the mdev device"))
                .invoke(() -> steps.reached(DeviceBoundary.ATTACH_RESERVED))
                .chain(() -> send(operation.in(Phase.RESERVED)))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> jobs.fail(operation, refusal));
    }

    private Uni<Void> send(Operation operation) {
        Operation sent = operation.in(Phase.HW_SENT);
        return transactions
                .run(connection -> operations.enter(connection, sent).chain(() -> hardwareRequest(connection, sent)))
                .invoke(() -> steps.reached(DeviceBoundary.ATTACH_SENT))
                .chain(hardware -> attach(sent, hardware, fault -> settle(sent, hardware, fault)));
    }

    private Uni<Void> attach(
            Operation operation, HardwareRequest hardware, Function<HardwareFault, Uni<Void>> afterFault) {
        return hypervisors
                .attach(hardware)
                .map(done -> Optional.<HardwareFault>empty())
                .onFailure(HardwareFault.class)
                .recoverWithItem(fault -> Optional.of(fault))
                .chain(fault -> fault.map(afterFault).orElseGet(() -> recordDone(operation)));
    }

    /** Asks the hardware who has the device, since no fault says that nothing happened. */
    private Uni<Void> settle(Operation operation, HardwareRequest hardware, HardwareFault fault) {
        return fault instanceof HardwareFault.Timeout
                ? markUnknown(operation, fault)
                : hypervisors
                        .isAttached(hardware)
                        .map(Optional::of)
                        .onFailure(HardwareFault.class)
                        .recoverWithItem(Optional.<Boolean>empty())
                        .chain(attached -> attached.map(has -> has
                                        ? compensate(operation, Hypervisors.error(fault), hardware)
                                        : release(operation, Hypervisors.error(fault)))
                                .orElseGet(() -> markUnknown(operation, fault)));
    }

    /** Tells the client that the outcome is unknown; the device stays reserved until the outcome is known. */
    private Uni<Void> markUnknown(Operation operation, HardwareFault fault) {
        Operation unknown = lateEffects.expectedBy(operation.in(Phase.HW_UNKNOWN));
        String error = String.valueOf(fault.getMessage());
        return transactions.run(connection -> operations
                .enter(connection, unknown)
                .chain(() -> jobs.fail(connection, operation.job(), Refusal.of(Reason.UNKNOWN, error)))
                .chain(() -> operations.retry(connection, unknown, error)));
    }

    private Uni<Void> reconcile(Operation operation, HardwareRequest hardware) {
        return hypervisors.isAttached(hardware).chain(attached -> {
            if (attached) {
                return recordDone(operation);
            }
            return lateEffects.mayCome(operation)
                    ? transactions.run(connection ->
                            operations.retry(connection, operation, "The hypervisor may still attach the device"))
                    : compensate(operation, Hypervisors.error(new HardwareFault.Timeout("The hypervisor")), hardware);
        });
    }

    private Uni<Void> recordDone(Operation operation) {
        Operation done = operation.in(Phase.HW_DONE);
        return transactions
                .run(connection -> operations.enter(connection, done))
                .invoke(() -> steps.reached(DeviceBoundary.ATTACH_DONE))
                .chain(() -> commit(done));
    }

    private Uni<Void> commit(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> request(connection, operation))
                        .chain(request -> attachTransactions.commit(connection, request))
                        .chain(inventory -> jobs.finish(connection, operation.job(), inventory))
                        .chain(() -> operations.done(connection, operation)))
                .invoke(() -> steps.reached(DeviceBoundary.ATTACH_COMMITTED))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> hardwareRequest(operation)
                        .chain(hardware ->
                                compensate(operation, ErrorObject.of(refusal).toString(), hardware)));
    }

    private Uni<Void> compensate(Operation operation, String why, HardwareRequest hardware) {
        Operation undone = operation.in(Phase.COMPENSATING).because(why);
        return transactions
                .run(connection -> operations.enter(connection, undone))
                .invoke(() -> steps.reached(DeviceBoundary.ATTACH_COMPENSATING))
                .chain(() -> undo(undone, hardware));
    }

    /**
     * Fails, to be tried again, until the hardware has confirmed that the device is free. A late detach must not take the
     * device off its next virtual machine: after a timeout the device is kept.
     */
    private Uni<Void> undo(Operation operation, HardwareRequest hardware) {
        return hypervisors
                .detach(hardware)
                .map(gone -> true)
                .onFailure(HardwareFault.Timeout.class)
                .recoverWithItem(false)
                .invoke(() -> steps.reached(DeviceBoundary.ATTACH_UNDONE))
                .chain(gone -> gone
                        ? release(operation, operation.note().orElseThrow())
                        : transactions.run(connection -> operations.retry(
                                connection, operation, LateEffects.UNCONFIRMED_DETACH, lateEffects.pause())));
    }

    private Uni<Void> release(Operation operation, String error) {
        return transactions.run(connection -> operations
                .lock(connection, operation)
                .chain(() -> request(connection, operation))
                .chain(request -> attachTransactions.release(connection, request))
                .chain(() -> jobs.fail(connection, operation.job(), error))
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
