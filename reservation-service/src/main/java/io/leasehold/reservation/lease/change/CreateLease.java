package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.request.Request;
import io.leasehold.reservation.request.RequestReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a new lease, checked as far as that needs no other resource (contract section 2.1, steps 3 to 8). The
 * rest is checked once the hosts are known, since a lack of hosts is told first.
 */
record CreateLease(JsonNode name, Window window, List<Request> reservations, JsonNode beforeEnd, JsonNode events) {
    private static final List<String> REQUIRED = List.of("name", "start_date", "end_date");

    CreateLease {
        reservations = List.copyOf(reservations);
    }

    /** @param flavors those that the body may name, by id */
    static CreateLease of(ObjectNode body, Map<String, SourceFlavor> flavors, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        requireKeys(body);
        List<ObjectNode> reservations = RequestReader.reservations(body);
        Instant start = ApiDates.parseOrNow(body.path("start_date"), minute);
        Instant end = ApiDates.parseOrNow(body.path("end_date"), minute);
        if (start.isBefore(minute)) {
            throw ServiceException.badRequest("Start date must be later than current date");
        }
        if (!end.isAfter(start)) {
            throw ServiceException.badRequest("End date must be later than start date.");
        }
        return new CreateLease(
                body.path("name"),
                new Window(start, end),
                reservations.stream()
                        .map(each -> RequestReader.read(each, flavors))
                        .toList(),
                body.path("before_end_date"),
                body.path("events"));
    }

    /** When the before-end event is; empty for none. An explicit time must lie strictly inside the window. */
    Optional<Instant> beforeEnd(Duration usual) {
        if (!isGiven(beforeEnd)) {
            Instant computed = window.end().minus(usual);
            return usual.isZero()
                    ? Optional.empty()
                    : Optional.of(computed.isBefore(window.start()) ? window.start() : computed);
        }
        return Optional.of(inside(window, ApiDates.parse(beforeEnd)));
    }

    /** The name as text. */
    String nameText() {
        return LeaseName.read(name);
    }

    /** The triggers that the user defines. */
    List<UserTrigger> userTriggers() {
        return UserTrigger.read(events);
    }

    static Instant inside(Window window, Instant time) {
        if (!time.isAfter(window.start()) || !time.isBefore(window.end())) {
            throw ServiceException.forbidden("Datetime is out of lease limits");
        }
        return time;
    }

    static boolean isGiven(JsonNode value) {
        return !(value instanceof MissingNode)
                && !value.isNull()
                && !(value.isTextual() && value.asText().isEmpty());
    }

    private static void requireKeys(ObjectNode body) {
        List<String> missing =
                REQUIRED.stream().filter(key -> !body.hasNonNull(key)).toList();
        if (!missing.isEmpty()) {
            throw ServiceException.badRequest("Missing parameter " + String.join(", ", missing));
        }
    }
}
