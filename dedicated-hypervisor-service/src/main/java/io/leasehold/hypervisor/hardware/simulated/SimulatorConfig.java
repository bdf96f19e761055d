package io.leasehold.hypervisor.hardware.simulated;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the simulated machines behave. */
@ConfigMapping(prefix = "dh.sim")
interface SimulatorConfig {
    /** How long an installation takes. */
    @WithDefault("2s")
    Duration buildTime();

    /** How long it takes to give a machine back. */
    @WithDefault("1s")
    Duration deleteTime();

    /** So many machines of each flavor stand in each zone, where the control has not said otherwise. */
    @WithDefault("64")
    int machines();
}
