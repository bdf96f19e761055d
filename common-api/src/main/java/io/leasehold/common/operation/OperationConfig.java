package io.leasehold.common.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How operations are found, kept and repeated. */
@ConfigMapping(prefix = "leasehold.operation")
interface OperationConfig {
    /** How often to look for due operations that no signal announced: those of other replicas and of dead ones. */
    @WithDefault("1s")
    Duration sweep();

    /** How often a process renews the claims of the operations that it runs. */
    @WithDefault("4s")
    Duration heartbeat();

    /** The time after the last renewal at which another process may take a claimed operation over. */
    @WithDefault("15s")
    Duration claim();

    /** The pause before the second try; each further one is twice as long. */
    @WithDefault("1s")
    Duration firstPause();

    /** The longest pause between two tries. */
    @WithDefault("1m")
    Duration longestPause();

    /** The number of operations that may talk to one console at once, counted over all replicas. */
    @WithDefault("4")
    int placesPerConsole();

    /** The number of operations that a process runs at once. */
    @WithDefault("64")
    int places();
}
