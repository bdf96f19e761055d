package io.leasehold.reservation.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A request to change a lease (contract section 2.2); {@code events} in it is ignored, as all unknown keys are. */
record UpdateLease(ObjectNode body) {
    /** Whether nothing is asked for. */
    boolean isEmpty() {
        return !body.has("name") && !changesMore();
    }

    /** Whether more than the name is asked for. */
    boolean changesMore() {
        return body.hasNonNull("start_date")
                || body.hasNonNull("end_date")
                || CreateLease.isGiven(body.path("before_end_date"))
                || !body.path("reservations").isEmpty();
    }

    /** The new name, if one is given. */
    Optional<String> name() {
        return body.has("name") ? Optional.of(LeaseName.read(body.path("name"))) : Optional.empty();
    }

    /** The window that the lease shall have; refused as the rules 6 and 7 say. */
    Window window(Lease lease, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Window old = lease.window();
        Instant start = date("start_date", minute).orElse(old.start());
        Instant end = date("end_date", minute).orElse(old.end());
        boolean begun = lease.hasStarted() || old.start().isBefore(minute);
        if (begun && !start.equals(old.start())) {
            throw ServiceException.badRequest("Cannot modify the start date of already started leases");
        }
        if (old.start().isAfter(minute) && start.isBefore(minute)) {
            throw ServiceException.badRequest("Start date must be later than current date");
        }
        if (lease.isOver(minute)) {
            throw ServiceException.badRequest("Terminated leases can only be renamed");
        }
        if (end.isBefore(minute) || end.isBefore(start)) {
            throw ServiceException.badRequest("End date must be later than current and start date");
        }
        return new Window(start, end);
    }

    /** The given before-end time, which must lie strictly inside {@code window}. */
    Optional<Instant> beforeEnd(Window window) {
        JsonNode given = body.path("before_end_date");
        return CreateLease.isGiven(given)
                ? Optional.of(CreateLease.inside(window, ApiDates.parse(given)))
                : Optional.empty();
    }

    /** Changes of reservations are not offered yet: better no than half. */
    void requireNoReservations() {
        if (!body.path("reservations").isEmpty()) {
            throw ServiceException.badRequest("Malformed parameter reservations: they cannot be updated yet");
        }
    }

    private Optional<Instant> date(String key, Instant minute) {
        return body.hasNonNull(key) ? Optional.of(ApiDates.parseOrNow(body.path(key), minute)) : Optional.empty();
    }
}
