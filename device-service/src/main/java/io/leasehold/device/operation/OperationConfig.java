package io.leasehold.device.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How operations are found, kept and tried again. */
@ConfigMapping(prefix = "device.operation")
interface OperationConfig {
    /** How often to look for due operations besides being told of them. */
    @WithDefault("1s")
    Duration sweep();

    /** How often a process renews the claims of what it is doing. */
    @WithDefault("4s")
    Duration heartbeat();

    /** How long after its last renewal a claimed operation may be taken over. */
    @WithDefault("15s")
    Duration claim();

    /** The pause before the second try; each further one is twice as long. */
    @WithDefault("1s")
    Duration firstPause();

    /** The longest pause between two tries. */
    @WithDefault("5m")
    Duration longestPause();
}
