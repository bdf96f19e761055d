package io.leasehold.device.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of responses. */
@ConfigMapping(prefix = "zstack.rest")
interface RestConfig {
    /** Scheme and authority of absolute URLs; by default those of the request. */
    Optional<String> baseUrl();

    /** Time for which a synchronous request waits for its result; after it the response is that of a job. */
    @WithDefault("25s")
    Duration syncWait();
}
