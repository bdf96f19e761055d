package io.leasehold.compute.vsn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How virtual serial numbers are kept. */
@ConfigMapping(prefix = "vsn")
public interface VsnConfig {
    /** Whether projects may reserve numbers that nobody has. */
    @WithDefault("true")
    boolean reserveFromFreePool();

    /** The most numbers that one project may keep. */
    @WithDefault("50")
    int maxReservedPerProject();

    /** The longest time between two looks at a host's numbers. */
    @WithDefault("5m")
    Duration syncInterval();

    /** For how long a number may be on its way to or from a server that does nothing about it any more. */
    @WithDefault("10m")
    Duration operationTimeout();
}
