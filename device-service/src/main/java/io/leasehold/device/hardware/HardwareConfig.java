package io.leasehold.device.hardware;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Choice of the hardware adapter. */
@ConfigMapping(prefix = "mdev")
interface HardwareConfig {
    /** Name of the hardware adapter; {@code simulator} is the only one so far. */
    @WithDefault("simulator")
    String adapter();
}
