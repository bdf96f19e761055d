package io.leasehold.reservation.healing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of healing. */
@ConfigMapping(prefix = "reservation.healing")
public interface HealingConfig {
    /**
     * Time before its start from which a lease is healed; the host of a later lease may recover before. 0 heals all
     * leases.
     */
    @WithDefault("60m")
    Duration interval();

    /** Interval between searches for leases to heal. */
    @WithDefault("5s")
    String sweep();
}
