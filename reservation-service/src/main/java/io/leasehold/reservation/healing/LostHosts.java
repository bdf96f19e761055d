package io.leasehold.reservation.healing;

import java.util.Set;
import java.util.UUID;

/** The hosts of a lease that have failed, by id. */
record LostHosts(UUID lease, Set<Long> hosts) {
    LostHosts {
        hosts = Set.copyOf(hosts);
    }
}
