package io.leasehold.device.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the hardware is watched. */
@ConfigMapping(prefix = "mdev.inventory")
interface InventoryConfig {
    /** The longest time between two looks. */
    @WithDefault("30s")
    Duration interval();
}
