package io.leasehold.device.attachment;

import static io.leasehold.device.DataCentre.H1;
import static io.leasehold.device.DataCentre.H2;

import io.leasehold.common.operation.FrozenConsoleContract;
import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceTest;
import java.util.List;

@DeviceTest
class FrozenConsoleTest extends FrozenConsoleContract {
    FrozenConsoleTest() {
        super(H1, List.of(H2, "test-busy-2", "test-busy-3"));
    }

    @Override
    protected void freeze(String console) {
        DataCentre.injectFault(
                "{\"op\":\"holder\",\"host\":\"%s\",\"error\":\"Frozen\",\"times\":100000}".formatted(console));
    }

    @Override
    protected void thaw() {
        DataCentre.clearFaults();
    }
}
