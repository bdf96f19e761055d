package io.leasehold.reservation.allocation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * When hosts are wanted, and which the reservation would keep.
 *
 * @param from start of the lease
 * @param until its end and the cleaning time after it
 * @param kept ids of hosts that come first
 */
public record Terms(Instant from, Instant until, Set<Long> kept) {
    public Terms {
        kept = Set.copyOf(kept);
    }

    OffsetDateTime fromUtc() {
        return from.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime untilUtc() {
        return until.atOffset(ZoneOffset.UTC);
    }
}
