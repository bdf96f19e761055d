package io.leasehold.hypervisor.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;

/** How usage is metered and shown. */
@ConfigMapping(prefix = "dh.usage")
interface UsageConfig {
    /** How values are written. */
    enum ValueFormat {
        /** As numbers, but as strings to clients that cannot read numbers. */
        AUTO,
        NUMBER,
        STRING
    }

    @WithDefault("auto")
    ValueFormat valueFormat();

    /** The zone of times without one, and of months. */
    @WithDefault("UTC")
    ZoneId zone();

    /** For how long samples are kept. */
    @WithDefault("P25M")
    Period retention();

    /** How often to look whether a full hour has passed, besides waiting for it. */
    @WithDefault("10s")
    Duration sweep();
}
