package io.leasehold.reservation.host;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of hosts. */
@ConfigMapping(prefix = "reservation.host")
public interface HostConfig {
    /**
     * Time after which an unfinished registration or removal counts as interrupted and is undone. A third of the time is for
     * the work itself, a third for undoing the work, a third for calls still in flight.
     */
    @WithDefault("1m")
    Duration intentExpiry();

    /** Interval between searches for interrupted registrations and removals. */
    @WithDefault("5s")
    String sweep();

    /**
     * Maximum time for which a removal waits until compute has taken the host back from a lease that has just ended, before
     * the removal fails with 409; less than a third of {@link #intentExpiry}.
     */
    @WithDefault("2s")
    Duration returnPatience();
}
