package io.leasehold.device;

import io.leasehold.common.test.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Producer of a clock that tests can move. */
class DeviceTestBeans {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
