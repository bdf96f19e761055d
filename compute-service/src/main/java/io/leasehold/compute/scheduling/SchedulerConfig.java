package io.leasehold.compute.scheduling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** Settings of the placement of servers. */
@ConfigMapping(prefix = "scheduler")
interface SchedulerConfig {
    /** Processor units of a virtual processor, unless the flavor sets them. */
    @WithDefault("0.1")
    BigDecimal procUnitsFactor();

    /** Time during which a host comes last after the creation of a server failed there. */
    @WithDefault("10m")
    Duration failureMemory();
}
