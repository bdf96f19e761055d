package io.leasehold.reservation.reservation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a reservation stands; lower case on the wire and in the table. */
public enum ReservationStatus {
    PENDING,
    ACTIVE,
    DELETED,
    ERROR;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
