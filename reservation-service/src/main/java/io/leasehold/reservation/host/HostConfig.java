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
}
