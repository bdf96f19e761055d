package io.leasehold.hypervisor;

import io.leasehold.common.test.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Replacement of the system clock by a clock that tests move. */
class HypervisorTestBeans {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
