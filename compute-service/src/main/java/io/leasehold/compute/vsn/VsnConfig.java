package io.leasehold.compute.vsn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of virtual serial numbers. */
@ConfigMapping(prefix = "vsn")
public interface VsnConfig {
    /** True when projects may reserve free numbers. */
    @WithDefault("true")
    boolean reserveFromFreePool();

    /** Maximum number of reservations of a project. */
    @WithDefault("50")
    int maxReservedPerProject();

    /** Longest time between two observations of a host. */
    @WithDefault("5m")
    Duration syncInterval();

    /**
     * Time after which an unfinished change of a number, of a server without a task, is settled by the hardware's
     * state.
     */
    @WithDefault("10m")
    Duration operationTimeout();
}
