package io.leasehold.compute.refcode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the reads of reference codes. */
@ConfigMapping(prefix = "refcode")
interface RefcodeConfig {
    /** Pause between two reads of a steady server. */
    @WithDefault("30s")
    Duration interval();

    /** Pause between two reads of a server with a task, and for a while after a change. */
    @WithDefault("5s")
    Duration fastInterval();

    /** Time after a change during which reads are fast, unless three successive reads are equal. */
    @WithDefault("15m")
    Duration fastFor();
}
