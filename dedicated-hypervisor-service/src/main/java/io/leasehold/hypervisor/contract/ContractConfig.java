package io.leasehold.hypervisor.contract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** How contracts run. */
@ConfigMapping(prefix = "dh.contract")
interface ContractConfig {
    /** Where midnight is when a month begins. */
    @WithDefault("Asia/Tokyo")
    ZoneId zone();

    /** Whether a renewed contract is to be renewed again. */
    @WithDefault("false")
    boolean renewalCarriesOver();
}
