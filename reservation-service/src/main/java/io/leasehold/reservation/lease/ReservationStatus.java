package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Status of a reservation; in lower case in the API and in the table. */
public enum ReservationStatus {
    PENDING,
    ACTIVE,
    DELETED,
    ERROR;

    /** The status of a name in the API; fails for an unknown name. */
    public static ReservationStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
