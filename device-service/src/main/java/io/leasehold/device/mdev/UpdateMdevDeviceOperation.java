package io.leasehold.device.mdev;

import io.leasehold.common.event.DeviceInventoryEvent;
import io.leasehold.common.event.DeviceInventoryEvent.DeviceReport;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.device.job.Job;
import io.leasehold.device.job.JobOutcomes;
import io.leasehold.device.operation.Operation;
import io.leasehold.device.operation.OperationWork;
import io.leasehold.device.operation.Operations;
import io.leasehold.device.zstack.Uuids;
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
    private final Outbox outbox;

    UpdateMdevDeviceOperation(
            Transactions transactions, MdevDeviceStore store, JobOutcomes jobs, Operations operations, Outbox outbox) {
        this.transactions = transactions;
        this.store = store;
        this.jobs = jobs;
        this.operations = operations;
        this.outbox = outbox;
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
                                operation.subject(),
                                MdevDeviceRows.toInventory(device).wrapped()))
                        .chain(() -> operations.done(connection, operation)))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> jobs.fail(operation, refusal));
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
                        : publishStateChange(connection, updated));
    }

    private Uni<Void> publishStateChange(SqlConnection connection, MdevDevice device) {
        return store.hostName(connection, device.host())
                .chain(hostName -> outbox.append(
                        connection,
                        List.of(new DeviceInventoryEvent.StateChanged(new DeviceReport(
                                device.uuid(),
                                Uuids.dashed(device.host()),
                                hostName,
                                device.parent().orElse(null),
                                device.enabled() ? "Enabled" : "Disabled",
                                device.status().text())))));
    }
}
