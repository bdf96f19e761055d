package io.leasehold.compute.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Default limits of a project without a row in {@code quota}; -1 is no limit. */
@ConfigMapping(prefix = "compute.quota")
interface QuotaConfig {
    /** Number of servers. */
    @WithDefault("-1")
    int instances();

    /** Number of virtual processors of all servers. */
    @WithDefault("-1")
    int cores();

    /** Memory of all servers in MB. */
    @WithDefault("-1")
    int ramMb();
}
