package io.leasehold.device.mdev;

import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.job.Job;
import io.leasehold.device.job.JobOutcomes;
import io.leasehold.device.zstack.Uuids;
import io.leasehold.device.zstack.error.Reason;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Operation that changes name, description or state of a device in one transaction (contract section 3, number 4). */
@Singleton
class UpdateMdevDeviceOperation implements OperationWork {
    static final String API = "UpdateMdevDevice";
    static final List<String> FIELDS = List.of("name", "description", "state");

    private final Transactions transactions;
    private final MdevDeviceStore store;
    private final JobOutcomes jobs;
    private final Operations operations;
    private final MdevDeviceStates states;

    UpdateMdevDeviceOperation(
            Transactions transactions,
            MdevDeviceStore store,
            JobOutcomes jobs,
            Operations operations,
            MdevDeviceStates states) {
        this.transactions = transactions;
        this.store = store;
        this.jobs = jobs;
        this.operations = operations;
        this.states = states;
    }

    @Override
    public String kind() {
        return API;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return transactions
                .run(connection -> operations
                        .lock(connection, operation)
                        .chain(() -> jobs.get(connection, operation))
                        .chain(job -> update(connection, job))
                        .chain(device -> jobs.finish(
                                connection,
                                operation.job(),
                                MdevDeviceRows.toInventory(device).wrapped()))
                        .chain(() -> operations.done(connection, operation)))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> jobs.fail(operation, refusal));
    }

    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return jobs.fail(connection, operation.job(), Refusal.of(Reason.HARDWARE, reason));
    }

    private Uni<MdevDevice> update(SqlConnection connection, Job job) {
        job.actor().requireAdmin(API);
        MdevDeviceUpdate change = MdevDeviceUpdate.of(job.request().arguments());
        String uuid = Uuids.of("MdevDevice", job.request().argument("uuid"));
        return store.lock(connection, uuid)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("MdevDevice", uuid)))
                .chain(device -> apply(connection, device, change));
    }

    private Uni<MdevDevice> apply(SqlConnection connection, MdevDevice device, MdevDeviceUpdate change) {
        change.requireAllowed(device);
        return store.update(connection, device.uuid(), change)
                .call(updated -> updated.enabled() == device.enabled()
                        ? Uni.createFrom().voidItem()
                        : states.publish(connection, updated));
    }
}
