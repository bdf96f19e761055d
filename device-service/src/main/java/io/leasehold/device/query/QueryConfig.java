package io.leasehold.device.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the number of rows in a response. */
@ConfigMapping(prefix = "query")
interface QueryConfig {
    /** Number of rows when the client sets no limit. */
    @WithDefault("1000")
    int defaultLimit();

    /** Maximum number of rows, whatever limit the client sets. */
    @WithDefault("10000")
    int maxLimit();
}
