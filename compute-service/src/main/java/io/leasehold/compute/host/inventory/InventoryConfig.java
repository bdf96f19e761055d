package io.leasehold.compute.host.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the comparison of hosts with the hardware. */
@ConfigMapping(prefix = "compute.inventory")
interface InventoryConfig {
    /** Longest time between two comparisons. */
    @WithDefault("30s")
    Duration interval();
}
