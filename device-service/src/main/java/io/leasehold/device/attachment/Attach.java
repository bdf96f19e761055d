package io.leasehold.device.attachment;

import io.leasehold.common.outbox.Transactions;
import io.leasehold.common.work.Steps;
import io.leasehold.device.attachment.rules.Wish;
import io.leasehold.device.hardware.HardwareFault;
import io.leasehold.device.job.JobLedger;
import io.leasehold.device.job.JobRefusals;
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
 * Brings a device to a virtual machine: reserved, asked of the hardware, recorded. Whatever dies in between, the next
 * process to take over goes on from the stored phase, and ends with a device that is attached in truth or free in truth.
 */
@Singleton
class Attach implements OperationWork {
    static final String API = "AttachMdevDeviceToVm";

    private final Transactions transactions;
    private final AttachDesk desk;
    private final Hypervisors hypervisors;
    private final JobLedger jobs;
    private final JobRefusals refusals;
    private final Operations operations;
    private final Steps steps;

    Attach(
            Transactions transactions,
            AttachDesk desk,
            Hypervisors hypervisors,
            JobLedger jobs,
            JobRefusals refusals,
            Operations operations,
            Steps steps) {
        this.transactions = transactions;
        this.desk = desk;
        this.hypervisors = hypervisors;
        this.jobs = jobs;
        this.refusals = refusals;
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
            case HW_SENT -> plan(operation).chain(plan -> plug(operation, plan));
            case HW_UNKNOWN -> plan(operation).chain(plan -> look(operation, plan));
            case HW_DONE -> commit(operation);
            case COMPENSATING -> plan(operation).chain(plan -> undo(operation, plan));
        };
    }

    private Uni<Void> reserve(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> wish(connection, operation))
                        .invoke(wish -> wish.actor().requireMember(API))
                        .call(wish -> desk.reserve(connection, wish))
                        .chain(wish -> operations.enter(connection, operation.in(Phase.RESERVED), wish.device())))
                .onFailure(DeviceBusy.class)
                .transform(busy -> Refusal.of(Reason.BUSY, "another operation is at work on the mdev device"))
                .invoke(() -> steps.reached("device.attach.reserved"))
                .chain(() -> send(operation.in(Phase.RESERVED)))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> refusals.record(operation, refusal));
    }

    private Uni<Void> send(Operation operation) {
        Operation sent = operation.in(Phase.HW_SENT);
        return transactions
                .run(connection -> operations.enter(connection, sent).chain(() -> plan(connection, sent)))
                .invoke(() -> steps.reached("device.attach.sent"))
                .chain(plan -> plug(sent, plan));
    }

    private Uni<Void> plug(Operation operation, Plan plan) {
        return hypervisors
                .plug(plan)
                .map(done -> Optional.<HardwareFault>empty())
                .onFailure(HardwareFault.class)
                .recoverWithItem(fault -> Optional.of(fault))
                .chain(fault -> fault.map(met -> fail(operation, met)).orElseGet(() -> arrived(operation)));
    }

    /** A fault is an answer, except the one that says nothing. */
    private Uni<Void> fail(Operation operation, HardwareFault fault) {
        return switch (fault) {
            case HardwareFault.Timeout late -> wonder(operation, late);
            case HardwareFault.NotFound f -> giveBack(operation, Hypervisors.error(f));
            case HardwareFault.NoCapacity f -> giveBack(operation, Hypervisors.error(f));
            case HardwareFault.TypeConflict f -> giveBack(operation, Hypervisors.error(f));
            case HardwareFault.Busy f -> giveBack(operation, Hypervisors.error(f));
            case HardwareFault.Unsupported f -> giveBack(operation, Hypervisors.error(f));
            case HardwareFault.InvalidState f -> giveBack(operation, Hypervisors.error(f));
            case HardwareFault.Permission f -> giveBack(operation, Hypervisors.error(f));
            case HardwareFault.Io f -> giveBack(operation, Hypervisors.error(f));
        };
    }

    /** The client is told that nobody knows; the device stays blocked until somebody does. */
    private Uni<Void> wonder(Operation operation, HardwareFault.Timeout late) {
        Operation unknown = operation.in(Phase.HW_UNKNOWN);
        return transactions.run(connection -> operations
                .enter(connection, unknown)
                .chain(() -> jobs.fail(connection, operation.subject(), Hypervisors.refusal(late)))
                .chain(() -> operations.postpone(connection, unknown)));
    }

    private Uni<Void> look(Operation operation, Plan plan) {
        return hypervisors
                .plugged(plan)
                .chain(plugged -> plugged
                        ? arrived(operation)
                        : compensate(operation, Hypervisors.error(new HardwareFault.Timeout("The hypervisor")), plan));
    }

    private Uni<Void> arrived(Operation operation) {
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
                        .chain(() -> wish(connection, operation))
                        .chain(wish -> desk.commit(connection, wish))
                        .chain(inventory -> jobs.finish(connection, operation.subject(), inventory))
                        .chain(() -> operations.done(connection, operation)))
                .invoke(() -> steps.reached("device.attach.committed"))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> plan(operation)
                        .chain(plan ->
                                compensate(operation, ErrorObject.of(refusal).toString(), plan)));
    }

    private Uni<Void> compensate(Operation operation, String why, Plan plan) {
        Operation undone = operation.undone(why);
        return transactions
                .run(connection -> operations.enter(connection, undone))
                .invoke(() -> steps.reached("device.attach.compensating"))
                .chain(() -> undo(undone, plan));
    }

    /** Fails, to be tried again, until the hardware has confirmed that the device is free. */
    private Uni<Void> undo(Operation operation, Plan plan) {
        return hypervisors
                .unplug(plan)
                .invoke(() -> steps.reached("device.attach.undone"))
                .chain(() -> giveBack(operation, operation.note().orElseThrow()));
    }

    private Uni<Void> giveBack(Operation operation, String error) {
        return transactions.run(connection -> operations
                .lock(connection, operation)
                .chain(() -> wish(connection, operation))
                .chain(wish -> desk.giveBack(connection, wish))
                .chain(() -> jobs.fail(connection, operation.subject(), error))
                .chain(() -> operations.done(connection, operation)));
    }

    private Uni<Plan> plan(Operation operation) {
        return transactions.run(connection -> plan(connection, operation));
    }

    private Uni<Plan> plan(SqlConnection connection, Operation operation) {
        return wish(connection, operation).chain(wish -> desk.plan(connection, wish));
    }

    private Uni<Wish> wish(SqlConnection connection, Operation operation) {
        return jobs.get(connection, operation).map(Wish::of);
    }
}
