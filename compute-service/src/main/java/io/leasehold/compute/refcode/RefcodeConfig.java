package io.leasehold.compute.refcode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reference codes are read. */
@ConfigMapping(prefix = "refcode")
interface RefcodeConfig {
    /** The time between two reads of a server that is as it was. */
    @WithDefault("30s")
    Duration interval();

    /** The time between two reads while something happens to a server, and after. */
    @WithDefault("5s")
    Duration fastInterval();

    /** For how long after a change to read fast, unless three reads in a row are equal before. */
    @WithDefault("15m")
    Duration fastFor();

    /** How many hosts are asked at once. */
    @WithDefault("8")
    int maxConcurrentHosts();

    /** For how long reading a host is left to one process before another takes over. */
    @WithDefault("60s")
    Duration claim();
}
