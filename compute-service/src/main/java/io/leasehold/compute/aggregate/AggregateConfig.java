package io.leasehold.compute.aggregate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Names of aggregates and zones with a meaning. */
@ConfigMapping(prefix = "aggregates")
public interface AggregateConfig {
    /** Name of the aggregate of the hosts that may be leased; created by the migration at start. */
    @WithDefault("freepool")
    String freepoolName();

    /** Prefix of the availability zones of leased hosts; the id of the reservation follows. */
    @WithDefault("blazar_")
    String zonePrefix();
}
