package io.leasehold.compute.host.inventory;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.operation.Operation;
import io.leasehold.common.operation.OperationWork;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.hardware.HostInventory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Recurring comparison of the recorded hosts with the hardware; differences are recorded and announced in one
 * transaction, under the claim of the operation: a comparison that another process has taken over changes nothing.
 */
@Singleton
class InventorySync implements OperationWork {
    static final String KIND = "inventory";

    private final HostInventory hardware;
    private final RecordedHosts hosts;
    private final InventoryConfig config;
    private final Steps steps;

    InventorySync(HostInventory hardware, RecordedHosts hosts, InventoryConfig config, Steps steps) {
        this.hardware = hardware;
        this.hosts = hosts;
        this.config = config;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Operation operation) {
        return hardware.listHosts()
                .chain(reported -> hosts.record(operation, reported, config.interval()))
                .invoke(() -> steps.reached(ComputeBoundary.INVENTORY_SYNCED));
    }

    /** Changes nothing: the hosts stay as they were observed last, and the next start orders another comparison. */
    @Override
    public Uni<Void> abandon(SqlConnection connection, Operation operation, String reason) {
        return Uni.createFrom().voidItem();
    }
}
