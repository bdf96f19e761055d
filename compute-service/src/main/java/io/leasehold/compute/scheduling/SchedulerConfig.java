package io.leasehold.compute.scheduling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** How servers are weighed against hosts. */
@ConfigMapping(prefix = "scheduler")
interface SchedulerConfig {
    /** So many processor units a virtual processor takes, where the flavor does not say it. */
    @WithDefault("0.1")
    BigDecimal procUnitsFactor();

    /** For how long a host where making a server failed comes after the others. */
    @WithDefault("10m")
    Duration failureMemory();
}
