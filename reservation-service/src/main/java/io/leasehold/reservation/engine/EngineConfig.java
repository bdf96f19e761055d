package io.leasehold.reservation.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the event engine. */
@ConfigMapping(prefix = "reservation.engine")
public interface EngineConfig {
    /** Interval of the sweep for due triggers that no timer announced. */
    @WithDefault("1s")
    String sweep();

    /** Time after which a trigger in progress is taken over from a worker that has not recorded the outcome. */
    @WithDefault("5m")
    Duration claimExpiry();

    /** Maximum number of triggers, of those without calls to other systems, that are executed in one transaction. */
    @WithDefault("500")
    int batch();
}
