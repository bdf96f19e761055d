package io.leasehold.compute.hardware;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Selection of the hardware. */
@ConfigMapping(prefix = "compute")
interface HardwareConfig {
    /** Name of the hardware adapter; {@code simulator} is the only one so far. */
    @WithDefault("simulator")
    String adapter();
}
