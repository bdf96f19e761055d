package io.leasehold.hypervisor.hardware;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which machines this service has. */
@ConfigMapping(prefix = "dh")
interface HardwareConfig {
    /** Name of the hardware adapter; {@code simulator} is the only one so far. */
    @WithDefault("simulator")
    String adapter();
}
