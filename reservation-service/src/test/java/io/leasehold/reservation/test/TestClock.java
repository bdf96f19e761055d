package io.leasehold.reservation.test;

import io.leasehold.common.test.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the service a clock that tests move. */
class TestClock {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
