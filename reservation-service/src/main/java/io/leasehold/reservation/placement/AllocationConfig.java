package io.leasehold.reservation.placement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of allocation. */
@ConfigMapping(prefix = "reservation.allocation")
public interface AllocationConfig {
    /** Whether hosts that are equally good are taken at random, so that a bad one is not always the first. */
    @WithDefault("false")
    boolean randomizeHostSelection();

    /** How it is told that there is too little capacity: BAD_REQUEST, CONFLICT or INTERNAL_SERVER_ERROR (contract section 1.5, note 1). */
    @WithDefault("BAD_REQUEST")
    Shortage.Status insufficientCapacityStatus();
}
