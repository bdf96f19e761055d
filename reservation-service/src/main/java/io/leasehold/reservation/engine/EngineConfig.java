package io.leasehold.reservation.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the event engine. */
@ConfigMapping(prefix = "reservation.engine")
public interface EngineConfig {
    /** How often the safety net looks for due triggers that no timer announced. */
    @WithDefault("1s")
    String sweep();

    /** After how long a trigger in progress is taken over from a worker that has not recorded it. */
    @WithDefault("5m")
    Duration claimExpiry();

    /** At most so many triggers are claimed at once. */
    @WithDefault("500")
    int batch();
}
