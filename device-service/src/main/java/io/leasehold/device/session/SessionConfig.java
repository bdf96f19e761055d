package io.leasehold.device.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Lifetime and number of sessions. */
@ConfigMapping(prefix = "session")
interface SessionConfig {
    /** Time until a session that is not used expires. */
    @WithDefault("2h")
    Duration ttl();

    /** Maximum number of sessions of a user. */
    @WithDefault("500")
    int maxPerUser();
}
