package io.leasehold.device.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Polling of the hardware. */
@ConfigMapping(prefix = "mdev.inventory")
interface InventoryConfig {
    /** Longest time between two refreshes of the inventory. */
    @WithDefault("30s")
    Duration interval();
}
