package io.leasehold.compute.hardware.simulated;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large the simulated fleet is. */
@ConfigMapping(prefix = "compute.sim")
interface SimulatorConfig {
    /** So many plain hosts stand beside the five of the fixture fleet, at most 999; a host once made stays. */
    @WithDefault("0")
    int extraHosts();
}
