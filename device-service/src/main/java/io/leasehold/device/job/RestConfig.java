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

    /** How long a synchronous request waits for its result before it is answered as a job. */
    @WithDefault("25s")
    Duration syncWait();
}
