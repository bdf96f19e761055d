package io.leasehold.hypervisor.contract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Settings of long-term contracts. */
@ConfigMapping(prefix = "dh.contract")
interface ContractConfig {
    /** Time zone in which a month begins. */
    @WithDefault("Asia/Tokyo")
    ZoneId zone();

    /** True to renew the successor of a renewed contract too. */
    @WithDefault("false")
    boolean renewalCarriesOver();
}
