package io.leasehold.compute.host.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How compute keeps up with the hardware. */
@ConfigMapping(prefix = "compute.inventory")
interface InventoryConfig {
    /** The longest time between two looks at the hardware. */
    @WithDefault("30s")
    Duration interval();
}
