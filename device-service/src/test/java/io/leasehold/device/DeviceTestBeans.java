package io.leasehold.device;

import io.leasehold.common.test.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The clock that tests move, in place of the system's. */
class DeviceTestBeans {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
