package io.leasehold.device.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long jobs may take and how long they are remembered. */
@ConfigMapping(prefix = "jobs")
interface JobConfig {
    /** For how long a finished job can be polled. */
    @WithDefault("3h")
    Duration retention();

    /** After what time a job counts as failed when the client names none. */
    @WithDefault("30m")
    Duration defaultTimeout();

    /** How often finished jobs are looked through for those that nobody may poll any more. */
    @WithDefault("1h")
    Duration sweep();

    /** How often running jobs are looked through for those that are past their deadline. */
    @WithDefault("1s")
    Duration deadlineSweep();
}
