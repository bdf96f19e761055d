package io.leasehold.reservation.lease.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.enforcement.LeaseFacts;
import io.leasehold.reservation.enforcement.ReservationFacts;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.http.JsonObjects;
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Window;
import io.leasehold.reservation.lease.change.LeaseFields;
import io.leasehold.reservation.request.Request;
import io.leasehold.reservation.request.RequestReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request for a new lease, checked as far as possible without resources (contract section 2.1, steps 3 to 8). Name,
 * before-end date and events are checked once the lease is placed, because a lack of hosts is reported first.
 */
record CreateLease(JsonNode name, Window window, List<Request> reservations, JsonNode beforeEnd, JsonNode events) {
    /** A trigger that the user defines: when it is due, an event of its type is published. */
    record UserTrigger(String eventType, Instant time) {}

    private static final List<String> REQUIRED = List.of("name", "start_date", "end_date");
    /** Built-in event types, and types that could be mistaken for reports about them. */
    private static final Pattern RESERVED_TYPE = Pattern.compile("(start_lease|end_lease|before_end_lease)(\\..*)?");

    private static final int LONGEST_TYPE = 255;

    CreateLease {
        reservations = List.copyOf(reservations);
    }

    /**
     * Reads a request body; 400 for the first error.
     *
     * @param flavors flavors that the body may name, by id
     */
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
                reservations.stream().map(each -> Request.read(each, flavors)).toList(),
                body.path("before_end_date"),
                body.path("events"));
    }

    /** The name; 400 when malformed. */
    String requireName() {
        return LeaseFields.name(name);
    }

    /**
     * The time of the before-end event; empty for no event. 403 or 400 when the request states a wrong time.
     *
     * @param distance time before the end when the request states none; zero for no event
     */
    Optional<Instant> beforeEnd(Duration distance) {
        if (LeaseFields.isGiven(beforeEnd)) {
            return Optional.of(LeaseFields.beforeEnd(beforeEnd, window));
        }
        Instant computed = window.end().minus(distance);
        return distance.isZero()
                ? Optional.empty()
                : Optional.of(computed.isBefore(window.start()) ? window.start() : computed);
    }

    /** The triggers that the user defines; 400 when one is malformed. */
    List<UserTrigger> userTriggers() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().set("events", events);
        return JsonObjects.in(body, "events").stream()
                .map(CreateLease::userTrigger)
                .toList();
    }

    /** The lease as enforcement filters see it. */
    LeaseFacts facts(Caller caller, List<ReservationFacts> placed) {
        return new LeaseFacts(
                null,
                name.asText(),
                caller.userId(),
                caller.projectId(),
                window.start(),
                window.end(),
                LeaseFields.isGiven(beforeEnd) ? beforeEnd.asText() : null,
                LeaseStatus.CREATING.name(),
                placed);
    }

    private static UserTrigger userTrigger(ObjectNode given) {
        JsonNode type = given.path("event_type");
        JsonNode date = given.has("event_date") ? given.path("event_date") : given.path("time");
        String text = type.asText();
        boolean wellFormed = type.isTextual() && !text.isBlank() && text.length() <= LONGEST_TYPE && !date.isNull();
        if (!wellFormed || date.isMissingNode() || RESERVED_TYPE.matcher(text).matches()) {
            throw ServiceException.badRequest("Malformed parameter events");
        }
        return new UserTrigger(text, ApiDates.parse(date));
    }

    private static void requireKeys(ObjectNode body) {
        List<String> missing =
                REQUIRED.stream().filter(key -> !body.hasNonNull(key)).toList();
        if (!missing.isEmpty()) {
            throw ServiceException.badRequest("Missing parameter " + String.join(", ", missing));
        }
    }
}
