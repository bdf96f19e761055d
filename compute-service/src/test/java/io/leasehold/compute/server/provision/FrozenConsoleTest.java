package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.FrozenConsoleContract;
import io.leasehold.compute.ComputeTest;
import io.leasehold.compute.KnownFleet;
import io.leasehold.compute.SimulatorApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

@ComputeTest
class FrozenConsoleTest extends FrozenConsoleContract {
    FrozenConsoleTest() {
        super("910542A_78A1B01", List.of("910542A_78A1B02", "900942A_10C4DA0", "9109RMD_1031CAT"));
    }

    @BeforeEach
    void the_fleet_is_known() {
        KnownFleet.await();
    }

    @Override
    protected void freeze(String console) {
        SimulatorApi.fault("{\"target\":\"%s\",\"operation\":\"*\",\"mode\":\"freeze\"}".formatted(console))
                .statusCode(204);
    }

    @Override
    protected void thaw() {
        SimulatorApi.clearFaults().statusCode(204);
    }
}
