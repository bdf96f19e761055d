package io.leasehold.hypervisor.server.provision;

import io.leasehold.common.operation.FrozenConsoleContract;
import io.leasehold.hypervisor.HypervisorTest;
import io.leasehold.hypervisor.SimulatorApi;
import java.util.List;

@HypervisorTest
class FrozenConsoleTest extends FrozenConsoleContract {
    private static final String FROZEN = "test-frozen";

    FrozenConsoleTest() {
        super(FROZEN, List.of("test-busy-1", "test-busy-2", "test-busy-3"));
    }

    @Override
    protected void freeze(String console) {
        SimulatorApi.fault(console, "all", "FROZEN");
    }

    @Override
    protected void thaw() {
        SimulatorApi.fault(FROZEN, "all", "NONE");
    }
}
