package io.leasehold.compute.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How servers are made and kept in step with the hardware. */
@ConfigMapping(prefix = "compute.server")
public interface ServerConfig {
    /** For how long making a server is tried on a host that does not answer. */
    @WithDefault("30m")
    Duration buildTimeout();

    /** On how many hosts making a server is tried. */
    @WithDefault("3")
    int buildHosts();

    /** How often powering a server on or off is tried. */
    @WithDefault("8")
    int powerTries();

    /** How often to compare the servers with the partitions. */
    @WithDefault("60s")
    Duration powerSync();

    /** Whether everybody may name the host for a server; else administrators alone. */
    @WithDefault("true")
    boolean allowHostPinning();
}
