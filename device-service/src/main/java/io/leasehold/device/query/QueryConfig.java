package io.leasehold.device.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many entries a query yields. */
@ConfigMapping(prefix = "query")
interface QueryConfig {
    /** When the client names no limit. */
    @WithDefault("1000")
    int defaultLimit();

    /** The most, whatever the client names. */
    @WithDefault("10000")
    int maxLimit();
}
