package io.leasehold.compute.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How images are taken of servers. */
@ConfigMapping(prefix = "compute.snapshot")
interface SnapshotConfig {
    /** For how long taking an image is tried before it counts as failed. */
    @WithDefault("10m")
    Duration patience();
}
