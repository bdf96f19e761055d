package io.leasehold.reservation.placement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of allocation. */
@ConfigMapping(prefix = "reservation.allocation")
public interface AllocationConfig {
    /** True to choose among equally good hosts at random, so that a faulty host is not always the first choice. */
    @WithDefault("false")
    boolean randomizeHostSelection();

    /** Status of answers to requests that exceed the free capacity: BAD_REQUEST, CONFLICT or INTERNAL_SERVER_ERROR (contract section 1.5, note 1). */
    @WithDefault("BAD_REQUEST")
    InsufficientCapacity.Status insufficientCapacityStatus();
}
