package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.hardware.Machines;
import io.leasehold.hypervisor.hardware.MachinesContract;
import io.leasehold.hypervisor.hardware.Network;
import io.leasehold.hypervisor.hardware.Networks;
import io.leasehold.hypervisor.server.ServerApi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

@HypervisorTest
class SimulatedMachinesTest extends MachinesContract {
    @Inject
    Machines machines;

    @Inject
    Networks networks;

    @Override
    protected Machines machines() {
        return machines;
    }

    @Override
    protected UUID flavor() {
        return UUID.fromString(ServerApi.FLAVOR);
    }

    @Override
    protected UUID image() {
        return UUID.fromString(ServerApi.IMAGE);
    }

    @Override
    protected Network network() {
        return networks.find("t", Set.of(UUID.fromString(ServerApi.OTHER_NETWORK)))
                .await()
                .atMost(Duration.ofSeconds(10))
                .getFirst();
    }
}
