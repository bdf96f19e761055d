package io.leasehold.device.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long sessions live and how many a user may have. */
@ConfigMapping(prefix = "session")
interface SessionConfig {
    /** How long a session lives after its last use. */
    @WithDefault("2h")
    Duration ttl();

    /** How many sessions one user may have at a time. */
    @WithDefault("500")
    int maxPerUser();
}
