package io.leasehold.compute.hardware.simulated;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.Map;

/** How large the simulated fleet is, and how fast. */
@ConfigMapping(prefix = "compute.sim")
interface SimulatorConfig {
    /** So many plain hosts stand beside the five of the fixture fleet, at most 999; a host once made stays. */
    @WithDefault("0")
    int extraHosts();

    /** How long an operation takes, by its name ({@code create}, {@code power_on}, …). */
    @WithDefaults
    @WithDefault("0s")
    Map<String, Duration> latency();

    /** How long a boot shows each of its reference codes. */
    @WithDefault("2s")
    Duration refcodeStep();
}
