package io.leasehold.compute.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a project may have unless its row in {@code quota} says otherwise; -1 is no limit. */
@ConfigMapping(prefix = "compute.quota")
interface QuotaConfig {
    /** Servers. */
    @WithDefault("-1")
    int instances();

    /** Virtual processors of all servers. */
    @WithDefault("-1")
    int cores();

    /** Memory of all servers in MB. */
    @WithDefault("-1")
    int ramMb();
}
