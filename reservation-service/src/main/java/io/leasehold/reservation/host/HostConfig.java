package io.leasehold.reservation.host;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of hosts. */
@ConfigMapping(prefix = "reservation.host")
public interface HostConfig {
    /** After how long a host's way in or out counts as broken off and is undone; longer than compute may take to answer. */
    @WithDefault("1m")
    Duration intentExpiry();

    /** How often such intents are looked for. */
    @WithDefault("5s")
    String sweep();
}
