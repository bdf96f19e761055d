package io.leasehold.device.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Deadlines and retention of jobs. */
@ConfigMapping(prefix = "jobs")
interface JobConfig {
    /** Time for which a finished job can be polled. */
    @WithDefault("3h")
    Duration retention();

    /** Time until a job fails when the client sets no timeout. */
    @WithDefault("30m")
    Duration defaultTimeout();

    /** Interval at which old finished jobs are deleted. */
    @WithDefault("1h")
    Duration sweep();

    /** Interval at which overdue jobs are failed. */
    @WithDefault("1s")
    Duration deadlineSweep();
}
