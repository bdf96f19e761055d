package io.leasehold.reservation.lease.change;

import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.lease.LeaseConfig;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.placement.PlacementConstraints;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** For how long a lease holds what it holds: its window and the cleaning time after it (contract section 4.1). */
@Singleton
public class Period {
    private final LeaseConfig config;

    Period(LeaseConfig config) {
        this.config = config;
    }

    public Instant until(Window window) {
        return window.end().plus(config.cleaningTime());
    }

    /** The terms of a reservation that keeps nothing. */
    PlacementConstraints terms(Window window, Optional<UUID> lease, int spread) {
        return new PlacementConstraints(window.start(), until(window), Holdings.NOTHING, lease, spread);
    }
}
