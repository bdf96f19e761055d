package io.leasehold.reservation.healing;

import java.util.Set;
import java.util.UUID;

/** Ids of the failed hosts of a lease. */
record LostHosts(UUID lease, Set<Long> hosts) {
    LostHosts {
        hosts = Set.copyOf(hosts);
    }
}
