package io.leasehold.reservation.lease;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A timed trigger of a lease; the API and the tables call it event. */
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

    /** Where a trigger stands; the names are the wire's. */
    public enum Status {
        UNDONE,
        IN_PROGRESS,
        DONE,
        ERROR
    }

    boolean is(String type) {
        return eventType.equals(type);
    }

    Trigger in(Status next, Instant now) {
        return new Trigger(id, eventType, time, next, createdAt, now);
    }

    Trigger at(Instant moved, Instant now) {
        return moved.equals(time) ? this : new Trigger(id, eventType, moved, status, createdAt, now);
    }
}
