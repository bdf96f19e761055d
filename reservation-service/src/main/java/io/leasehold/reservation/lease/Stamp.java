package io.leasehold.reservation.lease;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a lease was made and changed.
 *
 * @param updatedAt null until the first change
 * @param version how often it has been changed, as it was loaded
 */
public record Stamp(Instant createdAt, @Nullable Instant updatedAt, long version) {
    public static Stamp created(Instant now) {
        return new Stamp(now, null, 0);
    }

    Stamp updated(Instant now) {
        return new Stamp(createdAt, now, version);
    }
}
