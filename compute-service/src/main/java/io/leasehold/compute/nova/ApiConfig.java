package io.leasehold.compute.nova;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the API. */
@ConfigMapping(prefix = "compute")
public interface ApiConfig {
    /** The most items on one page of a list, and its size when the client names none. */
    @WithDefault("1000")
    int maxLimit();
}
