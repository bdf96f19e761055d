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
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Takes a device away from a virtual machine because a client asks for it; when the hardware refuses, it stays. */
@Singleton
class Detach implements OperationWork {
    static final String API = "DetachMdevDeviceFromVm";
    static final String REASON = "api";

    private final Transactions transactions;
    private final DetachDesk desk;
    private final Hypervisors hypervisors;
    private final JobLedger jobs;
    private final JobRefusals refusals;
    private final Operations operations;
    private final Steps steps;

    Detach(
            Transactions transactions,
            DetachDesk desk,
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
            case ACCEPTED -> check(operation);
            case RESERVED, HW_SENT -> plan(operation).chain(plan -> unplug(operation, plan));
            case HW_UNKNOWN, COMPENSATING -> plan(operation).chain(plan -> look(operation, plan));
            case HW_DONE -> commit(operation);
        };
    }

    private Uni<Void> check(Operation operation) {
        Operation sent = operation.in(Phase.HW_SENT);
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> wish(connection, operation))
                        .invoke(wish -> wish.actor().requireMember(API))
                        .chain(wish -> desk.check(connection, wish)
                                .call(() -> operations.enter(connection, sent, wish.device()))))
                .onFailure(DeviceBusy.class)
                .transform(busy -> Refusal.of(Reason.BUSY, "the mdev device is being detached"))
                .invoke(() -> steps.reached("device.detach.sent"))
                .chain(plan -> unplug(sent, plan))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> refusals.record(operation, refusal));
    }

    private Uni<Void> unplug(Operation operation, Plan plan) {
        return hypervisors
                .unplug(plan)
                .map(gone -> true)
                .onFailure(HardwareFault.class)
                .recoverWithItem(false)
                .chain(gone -> gone ? left(operation) : wonder(operation, plan));
    }

    private Uni<Void> wonder(Operation operation, Plan plan) {
        Operation unknown = operation.in(Phase.HW_UNKNOWN);
        return transactions
                .run(connection -> operations.enter(connection, unknown))
                .chain(() -> look(unknown, plan));
    }

    /** The hardware said no, or nothing: what it has decides. */
    private Uni<Void> look(Operation operation, Plan plan) {
        return hypervisors.plugged(plan).chain(plugged -> plugged ? keep(operation, plan) : left(operation));
    }

    private Uni<Void> keep(Operation operation, Plan plan) {
        return refusals.record(
                operation,
                Refusal.of(
                        Reason.REFUSED,
                        "VM %s keeps mdev device %s".formatted(plan.domain().uuid(), plan.device())));
    }

    private Uni<Void> left(Operation operation) {
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
                        .chain(() -> wish(connection, operation))
                        .chain(wish -> desk.commit(connection, wish.device(), wish.vm(), REASON))
                        .chain(inventory -> jobs.finish(connection, operation.subject(), inventory))
                        .chain(() -> operations.done(connection, operation)))
                .invoke(() -> steps.reached("device.detach.committed"));
    }

    private Uni<Plan> plan(Operation operation) {
        return transactions.run(connection ->
                wish(connection, operation).chain(wish -> desk.plan(connection, wish.device(), wish.vm())));
    }

    private Uni<Wish> wish(SqlConnection connection, Operation operation) {
        return jobs.get(connection, operation).map(Wish::of);
    }
}
