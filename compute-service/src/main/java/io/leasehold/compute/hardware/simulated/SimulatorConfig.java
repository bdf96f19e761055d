package io.leasehold.compute.hardware.simulated;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.Map;

/** Size and speed of the simulated fleet. */
@ConfigMapping(prefix = "compute.sim")
interface SimulatorConfig {
    /**
     * Number of plain hosts besides the five of the fixture fleet, at most 999; a smaller number later does not remove
     * hosts.
     */
    @WithDefault("0")
    int extraHosts();

    /** Duration of operations by name ({@code create}, {@code power_on}, …). */
    @WithDefaults
    @WithDefault("0s")
    Map<String, Duration> latency();

    /** Duration of each reference code during a boot. */
    @WithDefault("2s")
    Duration refcodeStep();
}
