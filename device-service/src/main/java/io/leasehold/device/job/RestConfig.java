package io.leasehold.device.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the API answers. */
@ConfigMapping(prefix = "zstack.rest")
interface RestConfig {
    /** Scheme and authority of absolute addresses; without it, those that the request came by. */
    Optional<String> baseUrl();

    /** How long a request that asks for no job waits for its result before it is answered like one. */
    @WithDefault("25s")
    Duration syncWait();
}
