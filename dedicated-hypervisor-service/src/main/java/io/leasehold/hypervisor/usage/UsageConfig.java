package io.leasehold.hypervisor.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;

/** Settings of usage. */
@ConfigMapping(prefix = "dh.usage")
interface UsageConfig {
    /** JSON type of values. */
    enum ValueFormat {
        /** Numbers, except strings for clients that cannot read numbers. */
        AUTO,
        NUMBER,
        STRING
    }

    @WithDefault("auto")
    ValueFormat valueFormat();

    /** Time zone of months and of times without a zone. */
    @WithDefault("UTC")
    ZoneId zone();

    /** Retention of samples. */
    @WithDefault("P25M")
    Period retention();

    /** Interval at which to check for a new hour, besides the timer. */
    @WithDefault("10s")
    Duration sweep();
}
