package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Holdings;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    public OffsetDateTime fromUtc() {
        return from.atOffset(ZoneOffset.UTC);
    }

    public OffsetDateTime untilUtc() {
        return until.atOffset(ZoneOffset.UTC);
    }

    Long[] keptHosts() {
        return kept.hosts().stream().map(Allocation::hostId).toArray(Long[]::new);
    }

    UUID[] keptAddresses() {
        return kept.addresses().stream().map(Address::id).toArray(UUID[]::new);
    }
}
