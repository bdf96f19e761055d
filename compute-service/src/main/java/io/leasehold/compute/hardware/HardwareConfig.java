package io.leasehold.compute.hardware;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Selection of the hardware. */
@ConfigMapping(prefix = "compute")
interface HardwareConfig {
    /** Name of the hardware adapter; {@code simulator} is the only one so far. */
    @WithDefault("simulator")
    String adapter();

    /** Deadline of the calls that take minutes: creation of a partition, capture of its disks. */
    @WithDefault("10m")
    Duration slowCallDeadline();
}
