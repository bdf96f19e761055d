package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.http.Flag;
import io.leasehold.reservation.lease.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fields that requests for new leases and for changes share. */
public final class LeaseFields {
    private static final int LONGEST_NAME = 80;

    private LeaseFields() {}

    /** The name of a lease: a text of up to 80 characters, or a number as its text; else 400. Names are not unique. */
    public static String name(JsonNode value) {
        boolean wellFormed = value.isTextual() || value.isNumber();
        if (!wellFormed || value.asText().codePointCount(0, value.asText().length()) > LONGEST_NAME) {
            throw ServiceException.badRequest("Malformed parameter name");
        }
        return value.asText();
    }

    /** True unless the value is missing, null or an empty text. */
    public static boolean isGiven(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.asText().isEmpty());
    }

    /** The time of a before-end event; 403 unless the time lies strictly inside the window. */
    public static Instant beforeEnd(JsonNode value, Window window) {
        Instant time = ApiDates.parse(value);
        if (!time.isAfter(window.start()) || !time.isBefore(window.end())) {
            throw ServiceException.forbidden("Datetime is out of lease limits");
        }
        return time;
    }

    /** The query parameter {@code dry_run}; 400 when the value is no boolean. */
    public static boolean isDryRun(@Nullable String dryRun) {
        return dryRun != null
                && Flag.read(dryRun).orElseThrow(() -> ServiceException.badRequest("Malformed parameter dry_run"));
    }
}
