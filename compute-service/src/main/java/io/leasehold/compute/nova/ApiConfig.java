package io.leasehold.compute.nova;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the API. */
@ConfigMapping(prefix = "compute")
public interface ApiConfig {
    /** Maximum and default number of items of a page. */
    @WithDefault("1000")
    int maxLimit();
}
