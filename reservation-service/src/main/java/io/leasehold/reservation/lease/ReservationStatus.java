package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a reservation stands; lower case on the wire and in the table. */
public enum ReservationStatus {
    PENDING,
    ACTIVE,
    DELETED,
    ERROR;

    /** The status of that name on the wire; another name is a bug. */
    public static ReservationStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
