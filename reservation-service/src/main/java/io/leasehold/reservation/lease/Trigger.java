package io.leasehold.reservation.lease;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A timed trigger of a lease; the API and the tables call triggers events. */
public record Trigger(
        UUID id,
        String eventType,
        Instant time,
        Status status,
        Instant createdAt,
        @Nullable Instant updatedAt) {
    public static final String START = "start_lease";
    public static final String BEFORE_END = "before_end_lease";
    public static final String END = "end_lease";

    /** Status of a trigger, named as in the API. */
    public enum Status {
        UNDONE,
        IN_PROGRESS,
        DONE,
        ERROR
    }

    boolean is(String type) {
        return eventType.equals(type);
    }

    Trigger withStatus(Status next, Instant now) {
        return new Trigger(id, eventType, time, next, createdAt, now);
    }

    /** The trigger at another time. */
    Trigger at(Instant moved, Instant now) {
        return moved.equals(time) ? this : new Trigger(id, eventType, moved, status, createdAt, now);
    }
}
