package io.leasehold.hypervisor.hardware.simulated;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the simulated machines. */
@ConfigMapping(prefix = "dh.sim")
interface SimulatorConfig {
    /** Duration of an installation. */
    @WithDefault("2s")
    Duration buildTime();

    /** Duration of a release. */
    @WithDefault("1s")
    Duration deleteTime();

    /** Machines of each flavor in each zone, unless the simulator's control has set another number. */
    @WithDefault("64")
    int machines();
}
