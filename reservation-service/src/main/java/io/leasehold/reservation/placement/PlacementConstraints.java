package io.leasehold.reservation.placement;

import io.leasehold.common.sql.NamedParameters;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Holdings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The time for which resources are wanted, and preferences among them.
 *
 * <p>Requests that compete at one moment must not all choose the first candidates, or all but one of them have to choose
 * again: {@code spread} leaves part of the choice to chance.
 *
 * @param from start of the lease
 * @param until end of the lease plus the cleaning time
 * @param kept holdings to prefer, the latest ones first
 * @param lease lease whose own allocations do not count as occupied; empty for a new lease
 * @param spread number of further candidates of equal rank to choose from; 0 takes the first candidates
 */
public record PlacementConstraints(Instant from, Instant until, Holdings kept, Optional<UUID> lease, int spread) {
    /** These constraints with a preference for {@code holdings}. */
    public PlacementConstraints preferring(Holdings holdings) {
        return new PlacementConstraints(from, until, holdings, lease, spread);
    }

    /** Returns {@code from}, {@code until}, {@code lease} and {@code spread} as parameters of a statement. */
    NamedParameters parameters() {
        return new NamedParameters()
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .bind("lease", lease.orElse(null))
                .bind("spread", (long) spread);
    }

    Long[] keptHosts() {
        return kept.hosts().stream().map(Allocation::hostId).toArray(Long[]::new);
    }

    UUID[] keptAddresses() {
        return kept.addresses().stream().map(Address::id).toArray(UUID[]::new);
    }
}
