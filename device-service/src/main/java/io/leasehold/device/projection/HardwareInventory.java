package io.leasehold.device.projection;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.hardware.HostInfo;
import io.leasehold.device.hardware.HostInventory;
import io.leasehold.device.hardware.VmInfo;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Synchronization of hosts and virtual machines with the hardware. */
@Singleton
public class HardwareInventory {
    private final HostInventory hardware;
    private final Hosts hosts;
    private final Vms vms;
    private final Transactions transactions;
    private final Steps steps;

    HardwareInventory(HostInventory hardware, Hosts hosts, Vms vms, Transactions transactions, Steps steps) {
        this.hardware = hardware;
        this.hosts = hosts;
        this.vms = vms;
        this.transactions = transactions;
        this.steps = steps;
    }

    /** Reads hosts and virtual machines from the hardware and stores them with one statement each. */
    public Uni<Void> refresh() {
        return hardware.hosts()
                .chain(observed -> hardware.vms().chain(machines -> record(observed, machines)))
                .invoke(() -> steps.reached(DeviceBoundary.INVENTORY_SYNCED));
    }

    private Uni<Void> record(List<HostInfo> observed, List<VmInfo> machines) {
        return transactions.run(connection ->
                hosts.recordObserved(connection, observed).chain(() -> vms.recordObserved(connection, machines)));
    }
}
