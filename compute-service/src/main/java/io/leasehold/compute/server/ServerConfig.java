package io.leasehold.compute.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the creation of servers and of the comparison with the hardware. */
@ConfigMapping(prefix = "compute.server")
public interface ServerConfig {
    /** Time limit for the creation of a server on a host that does not answer. */
    @WithDefault("30m")
    Duration buildTimeout();

    /** Number of hosts on which the creation of a server is attempted. */
    @WithDefault("3")
    int buildHosts();

    /** Number of attempts to change the power of a server. */
    @WithDefault("8")
    int powerTries();

    /** Interval at which servers are compared with partitions. */
    @WithDefault("60s")
    Duration powerSync();

    /** True when members may name the host of a server; otherwise only administrators may. */
    @WithDefault("true")
    boolean allowHostPinning();
}
