package io.leasehold.compute;

import io.leasehold.common.test.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Replaces the system clock by one that tests move. */
class ComputeTestBeans {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
