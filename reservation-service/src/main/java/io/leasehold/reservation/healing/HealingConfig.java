package io.leasehold.reservation.healing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of healing. */
@ConfigMapping(prefix = "reservation.healing")
public interface HealingConfig {
    /**
     * How far ahead leases are healed: the host of one that starts later may recover before. 0 heals all, however far
     * ahead.
     */
    @WithDefault("60m")
    Duration interval();

    /** How often leases are looked for that have come near enough since their host failed. */
    @WithDefault("5s")
    String sweep();
}
