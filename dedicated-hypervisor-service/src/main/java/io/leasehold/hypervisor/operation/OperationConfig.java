package io.leasehold.hypervisor.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How operations are found and tried again. */
@ConfigMapping(prefix = "dh.operation")
interface OperationConfig {
    /** How often to look for due operations besides being told of them. */
    @WithDefault("1s")
    Duration sweep();

    /** The pause before the second try; each further one is twice as long. */
    @WithDefault("1s")
    Duration firstPause();

    /** The longest pause between two tries. */
    @WithDefault("30s")
    Duration longestPause();

    /** For how long a claimed operation is left to its worker before another takes it over. */
    @WithDefault("60s")
    Duration claim();
}
