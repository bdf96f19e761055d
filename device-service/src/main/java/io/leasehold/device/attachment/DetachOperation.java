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
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

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
    private final LateEffects lateEffects;
    private final JobOutcomes jobs;
    private final Operations operations;
    private final Steps steps;

    DetachOperation(
            Transactions transactions,
            DetachTransactions detachTransactions,
            Hypervisors hypervisors,
            LateEffects lateEffects,
            JobOutcomes jobs,
            Operations operations,
            Steps steps) {
        this.transactions = transactions;
        this.detachTransactions = detachTransactions;
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
            case ACCEPTED -> check(operation);
            case RESERVED, HW_SENT -> hardwareRequest(operation).chain(hardware -> detach(operation, hardware));
            case HW_UNKNOWN, COMPENSATING ->
                hardwareRequest(operation).chain(hardware -> reconcile(operation, hardware));
            case HW_DONE -> commit(operation);
        };
    }

    /** Fails the job; the device stays attached. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return jobs.fail(connection, operation.job(), Refusal.of(Reason.HARDWARE, reason));
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
                .onFailure(SubjectBusy.class)
                .transform(busy -> Refusal.of(Reason.BUSY, "the mdev device is being detached"))
                .invoke(() -> steps.reached(DeviceBoundary.DETACH_SENT))
                .chain(hardware -> detach(sent, hardware))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> jobs.fail(operation, refusal));
    }

    private Uni<Void> detach(Operation operation, HardwareRequest hardware) {
        return hypervisors
                .detach(hardware)
                .map(done -> Optional.<HardwareFault>empty())
                .onFailure(HardwareFault.class)
                .recoverWithItem(fault -> Optional.of(fault))
                .chain(fault ->
                        fault.map(met -> markUnknown(operation, hardware, met)).orElseGet(() -> recordDone(operation)));
    }

    private Uni<Void> markUnknown(Operation operation, HardwareRequest hardware, HardwareFault fault) {
        Operation asked = operation.in(Phase.HW_UNKNOWN);
        Operation unknown = fault instanceof HardwareFault.Timeout ? lateEffects.expectedBy(asked) : asked;
        return transactions
                .run(connection -> operations.enter(connection, unknown))
                .chain(() -> reconcile(unknown, hardware));
    }

    /** Asks the hardware who has the device: the hardware has refused the detach, or has not answered. */
    private Uni<Void> reconcile(Operation operation, HardwareRequest hardware) {
        return hypervisors.isAttached(hardware).chain(attached -> {
            if (!attached) {
                return recordDone(operation);
            }
            return lateEffects.mayCome(operation) ? waitForEffect(operation, hardware) : refuse(operation, hardware);
        });
    }

    private Uni<Void> waitForEffect(Operation operation, HardwareRequest hardware) {
        return transactions.run(connection -> jobs.fail(connection, operation.job(), refusal(hardware))
                .chain(() -> operations.retry(connection, operation, "The hypervisor may still detach the device")));
    }

    /** Restores the definition of the virtual machine, which the refused detach may have changed. */
    private Uni<Void> refuse(Operation operation, HardwareRequest hardware) {
        return hypervisors.attach(hardware).chain(() -> jobs.fail(operation, refusal(hardware)));
    }

    private static Refusal refusal(HardwareRequest hardware) {
        return Refusal.of(
                Reason.REFUSED,
                "VM %s keeps mdev device %s".formatted(hardware.domain().uuid(), hardware.device()));
    }

    private Uni<Void> recordDone(Operation operation) {
        Operation done = operation.in(Phase.HW_DONE);
        return transactions
                .run(connection -> operations.enter(connection, done))
                .invoke(() -> steps.reached(DeviceBoundary.DETACH_DONE))
                .chain(() -> commit(done));
    }

    private Uni<Void> commit(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> request(connection, operation))
                        .chain(request -> detachTransactions.commit(connection, request.device(), request.vm(), REASON))
                        .chain(inventory -> jobs.finish(connection, operation.job(), inventory))
                        .chain(() -> operations.done(connection, operation)))
                .invoke(() -> steps.reached(DeviceBoundary.DETACH_COMMITTED));
    }

    private Uni<HardwareRequest> hardwareRequest(Operation operation) {
        return transactions.run(connection -> request(connection, operation)
                .chain(request -> detachTransactions.hardwareRequest(connection, request.device(), request.vm())));
    }

    private Uni<AttachRequest> request(SqlConnection connection, Operation operation) {
        return jobs.get(connection, operation).map(AttachRequest::of);
    }
}
