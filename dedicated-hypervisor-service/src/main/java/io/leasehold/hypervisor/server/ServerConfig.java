package io.leasehold.hypervisor.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How servers are looked after. */
@ConfigMapping(prefix = "dh.server")
public interface ServerConfig {
    /** An installation that takes longer has failed. */
    @WithDefault("3h")
    Duration buildTimeout();

    /** A server whose installation failed goes by itself after this. */
    @WithDefault("7d")
    Duration errorTtl();

    /** How often a machine is looked at while something is done to it. */
    @WithDefault("500ms")
    Duration watch();

    /** An order that was not answered by then is undone. */
    @WithDefault("1m")
    Duration orderTimeout();

    /** For how long after an order was undone a late claim of its machine is looked for, sixty times in all. */
    @WithDefault("1h")
    Duration lateClaim();
}
