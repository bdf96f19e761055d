package io.leasehold.reservation.host;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of hosts. */
@ConfigMapping(prefix = "reservation.host")
public interface HostConfig {
    /**
     * For how long a host's way in or out belongs to who began it; then it counts as broken off and is undone. A third of
     * it is the time for the way itself, a third for its undoing, a third for what is still on the wire.
     */
    @WithDefault("1m")
    Duration intentExpiry();

    /** How often such intents are looked for. */
    @WithDefault("5s")
    String sweep();

    /**
     * For how long a removal waits for compute to take the host back from a lease that is just over, before it answers 409;
     * less than a third of {@link #intentExpiry}.
     */
    @WithDefault("2s")
    Duration returnPatience();
}
