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
 * When something is wanted, and what the reservation would keep.
 *
 * <p>Those who compete at one moment must not all take what comes first, or all but one of them pick again: {@code
 * spread} leaves to chance which of the first ones it is.
 *
 * @param from start of the lease
 * @param until its end and the cleaning time after it
 * @param kept comes first, the latest of it before the rest
 * @param spread how many more candidates of the same rank there are to choose from than are needed; 0 takes the first
 * @param lease whose own allocations do not stand in the way: a lease never competes with itself
 */
public record PlacementConstraints(Instant from, Instant until, Holdings kept, Optional<UUID> lease, int spread) {
    /** The same, of a reservation that would keep something. */
    public PlacementConstraints keeping(Holdings held) {
        return new PlacementConstraints(from, until, held, lease, spread);
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
