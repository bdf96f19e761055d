package io.leasehold.reservation.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the network service. */
@ConfigMapping(prefix = "reservation.network")
interface NetworkConfig {
    /** Name of the adapter: {@code memory}, or {@code neutron} for OpenStack's. */
    @WithDefault("memory")
    String adapter();
}
