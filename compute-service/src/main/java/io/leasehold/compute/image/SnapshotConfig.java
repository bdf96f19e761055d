package io.leasehold.compute.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the images that are taken of servers. */
@ConfigMapping(prefix = "compute.snapshot")
interface SnapshotConfig {
    /** Time during which taking an image is attempted. */
    @WithDefault("10m")
    Duration patience();
}
