package io.leasehold.reservation.availability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.request.Request;
import io.leasehold.reservation.request.RequestReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A search for the earliest time at which a lease could have everything that its reservations ask for.
 *
 * @param from earliest start of the lease
 * @param to latest end of the lease
 * @param length of the lease, in whole minutes; fits between the two
 * @param reservations at least one, as in a request for a lease
 */
record SearchAvailability(Instant from, Instant to, Duration length, List<Request> reservations) {
    private static final int LONGEST_MINUTES = 5_256_000; // ten years

    SearchAvailability {
        reservations = List.copyOf(reservations);
    }

    /** Reads a request body; 400 for the first error. */
    static SearchAvailability of(ObjectNode body, Map<String, SourceFlavor> flavors, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        List<String> missing = List.of("from", "to", "duration_minutes", "reservations").stream()
                .filter(key -> !body.hasNonNull(key))
                .toList();
        if (!missing.isEmpty()) {
            throw ServiceException.badRequest("Missing parameter " + String.join(", ", missing));
        }
        List<ObjectNode> reservations = RequestReader.reservations(body);
        Instant from = ApiDates.parseOrNow(body.path("from"), minute);
        Instant to = ApiDates.parse(body.path("to"));
        Duration length = length(body.path("duration_minutes"));
        requireOrder(from, to, length, minute);
        return new SearchAvailability(from, to, length, requests(reservations, flavors));
    }

    /** The starts to search, in minutes since the epoch. */
    Span starts() {
        long last = to.minus(length).getEpochSecond() / 60;
        return new Span(from.getEpochSecond() / 60, last + 1);
    }

    private static List<Request> requests(List<ObjectNode> reservations, Map<String, SourceFlavor> flavors) {
        if (reservations.isEmpty()) {
            throw ServiceException.badRequest("Malformed parameter reservations");
        }
        return reservations.stream().map(each -> Request.read(each, flavors)).toList();
    }

    private static Duration length(JsonNode value) {
        if (!value.isIntegralNumber() || value.longValue() < 1 || value.longValue() > LONGEST_MINUTES) {
            throw ServiceException.badRequest("duration_minutes must be an integer from 1 to " + LONGEST_MINUTES);
        }
        return Duration.ofMinutes(value.longValue());
    }

    private static void requireOrder(Instant from, Instant to, Duration length, Instant minute) {
        if (from.isBefore(minute)) {
            throw ServiceException.badRequest("from must not be in the past");
        }
        if (to.isBefore(from.plus(length))) {
            throw ServiceException.badRequest("duration_minutes must fit between from and to");
        }
        if (to.isAfter(from.plus(Duration.ofMinutes(LONGEST_MINUTES)))) {
            throw ServiceException.badRequest("to must be no later than ten years after from");
        }
    }
}
