package io.leasehold.hypervisor.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of servers. */
@ConfigMapping(prefix = "dh.server")
public interface ServerConfig {
    /** Maximum duration of an installation; a longer installation has failed. */
    @WithDefault("3h")
    Duration buildTimeout();

    /** Time after which a server whose installation failed is deleted. */
    @WithDefault("7d")
    Duration errorTtl();

    /** Interval between observations of a machine while work is in progress. */
    @WithDefault("500ms")
    Duration watch();

    /** Time after which an unfinished order is undone. */
    @WithDefault("1m")
    Duration orderTimeout();

    /** For how long after an order was undone a late claim of its machine is looked for, sixty times in all. */
    @WithDefault("1h")
    Duration lateClaim();
}
