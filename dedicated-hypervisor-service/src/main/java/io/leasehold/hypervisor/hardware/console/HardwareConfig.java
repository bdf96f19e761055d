package io.leasehold.hypervisor.hardware.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the hardware. */
@ConfigMapping(prefix = "dh")
interface HardwareConfig {
    /** Name of the hardware adapter; {@code simulator} is the only adapter so far. */
    @WithDefault("simulator")
    String adapter();
}
