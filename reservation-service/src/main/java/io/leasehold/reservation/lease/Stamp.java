package io.leasehold.reservation.lease;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times of creation and change of a lease.
 *
 * @param updatedAt null until the first change
 * @param version number of changes at the time of reading
 */
public record Stamp(Instant createdAt, @Nullable Instant updatedAt, long version) {
    public static Stamp created(Instant now) {
        return new Stamp(now, null, 0);
    }

    Stamp updated(Instant now) {
        return new Stamp(createdAt, now, version);
    }
}
