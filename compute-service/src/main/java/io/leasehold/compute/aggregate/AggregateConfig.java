package io.leasehold.compute.aggregate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Names of aggregates that mean something. */
@ConfigMapping(prefix = "aggregates")
public interface AggregateConfig {
    /** The aggregate of the hosts that may be leased and are not; it is made by the migration at start. */
    @WithDefault("freepool")
    String freepoolName();

    /** The availability zone of the aggregate of leased hosts is this and the id of their reservation. */
    @WithDefault("blazar_")
    String zonePrefix();
}
