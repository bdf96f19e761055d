package io.leasehold.compute;

import io.leasehold.common.test.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The clock that tests move, in place of the system's. */
class ComputeTestBeans {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
