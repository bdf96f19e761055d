package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.SimulatorApi;
import io.leasehold.compute.hardware.HostInventory;
import io.leasehold.compute.hardware.HostInventoryContract;
import io.leasehold.compute.hardware.Mtms;
import jakarta.inject.Inject;

@ComputeTest
class SimulatedHostsTest extends HostInventoryContract {
    private static final Mtms H4 = Mtms.of("9109RMD_1031CAT");

    @Inject
    HostInventory inventory;

    @Override
    protected HostInventory inventory() {
        return inventory;
    }

    @Override
    protected Mtms disturb() {
        SimulatorApi.set(H4.toString(), "{\"state\":\"down\"}").statusCode(204);
        return H4;
    }

    @Override
    protected void calm() {
        SimulatorApi.set(H4.toString(), "{\"state\":\"up\"}").statusCode(204);
    }
}
