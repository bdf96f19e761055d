package io.leasehold.device.hardware.simulated;

import io.leasehold.device.DataCentre;
import io.leasehold.device.DeviceTest;
import io.leasehold.device.hardware.DomainDevices;
import io.leasehold.device.hardware.DomainDevicesContract;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

@DeviceTest
class SimulatedDomainsTest extends DomainDevicesContract {
    @Inject
    DomainDevices devices;

    @BeforeEach
    void reset_the_fixture() {
        DataCentre.reset();
    }

    @Override
    protected DomainDevices devices() {
        return devices;
    }

    @Override
    protected String host() {
        return DataCentre.H1;
    }

    @Override
    protected String device() {
        return DataCentre.D3;
    }
}
