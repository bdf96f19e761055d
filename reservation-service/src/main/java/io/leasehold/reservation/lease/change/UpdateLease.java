package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.http.JsonObjects;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request to change a lease (contract section 2.2); {@code events} and unknown keys are ignored. */
record UpdateLease(ObjectNode body) {
    boolean isEmpty() {
        return !body.has("name") && !changesMoreThanName();
    }

    boolean changesMoreThanName() {
        return body.hasNonNull("start_date")
                || body.hasNonNull("end_date")
                || LeaseFields.isGiven(body.path("before_end_date"))
                || changesReservations();
    }

    /** The new name; 400 when malformed. */
    Optional<String> name() {
        return body.has("name") ? Optional.of(LeaseFields.name(body.path("name"))) : Optional.empty();
    }

    /** The window after the change; 400 for a window that rules 6 and 7 forbid. */
    Window window(Lease lease, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Window old = lease.window();
        Instant start = date("start_date", minute).orElse(old.start());
        Instant end = date("end_date", minute).orElse(old.end());
        boolean started = lease.hasStarted() || old.start().isBefore(minute);
        if (started && !start.equals(old.start())) {
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

    /** The new time of the before-end event; 403 unless the time lies strictly inside {@code window}. */
    Optional<Instant> beforeEnd(Window window) {
        return LeaseFields.isGiven(body.path("before_end_date"))
                ? Optional.of(LeaseFields.beforeEnd(body.path("before_end_date"), window))
                : Optional.empty();
    }

    /** The new time of the before-end event as the caller wrote it. */
    Optional<String> beforeEndText() {
        return LeaseFields.isGiven(body.path("before_end_date"))
                ? Optional.of(body.path("before_end_date").asText())
                : Optional.empty();
    }

    /** The reservations after the change, in the order of the lease; 400 or 409 for a change that rules 9 and 10 forbid. */
    List<Reservation> reservations(Lease lease) {
        Map<String, ObjectNode> changes = changes();
        requireIds(lease, changes);
        lease.reservations()
                .forEach(each -> requireSameType(each, changes.get(each.id().toString())));
        return lease.reservations().stream()
                .map(each -> changes.containsKey(each.id().toString())
                        ? ReservationChange.apply(each, changes.get(each.id().toString()))
                        : each)
                .toList();
    }

    /** True when the request asks for resources of the reservation, other ones or those that the reservation lacks. */
    boolean concernsResourcesOf(Reservation reservation) {
        return Optional.ofNullable(changes().get(reservation.id().toString()))
                .filter(ReservationChange::concernsResources)
                .isPresent();
    }

    private boolean changesReservations() {
        return body.hasNonNull("reservations")
                && !(body.path("reservations").isArray()
                        && body.path("reservations").isEmpty());
    }

    private Map<String, ObjectNode> changes() {
        List<ObjectNode> given = JsonObjects.in(body, "reservations");
        if (given.stream().anyMatch(each -> !each.hasNonNull("id"))) {
            throw ServiceException.badRequest("Missing parameter reservation ID");
        }
        return given.stream()
                .collect(Collectors.toMap(each -> each.path("id").asText(), Function.identity(), (a, b) -> b));
    }

    private static void requireIds(Lease lease, Map<String, ObjectNode> changes) {
        List<String> known =
                lease.reservations().stream().map(each -> each.id().toString()).toList();
        List<String> unknown = changes.keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw ServiceException.badRequest(
                    "Please enter valid reservation IDs. Invalid reservation IDs are: " + String.join(",", unknown));
        }
    }

    private static void requireSameType(Reservation reservation, @Nullable ObjectNode change) {
        boolean other = change != null
                && change.hasNonNull("resource_type")
                && !change.path("resource_type")
                        .asText()
                        .equals(reservation.request().resourceType());
        if (other) {
            throw ServiceException.conflict("resource_type cannot be updated");
        }
    }

    private Optional<Instant> date(String key, Instant minute) {
        return body.hasNonNull(key) ? Optional.of(ApiDates.parseOrNow(body.path(key), minute)) : Optional.empty();
    }
}
