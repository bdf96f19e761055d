package io.leasehold.reservation.test;

import io.leasehold.common.test.MovableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Producer of a clock that tests can move. */
class TestClock {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
