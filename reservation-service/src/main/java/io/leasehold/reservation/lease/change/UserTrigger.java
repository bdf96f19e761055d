package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.http.ApiDates;
import io.leasehold.reservation.http.JsonObjects;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** A trigger that the user defines in a request: when it is due, an event of its name is published, and nothing else. */
record UserTrigger(String eventType, Instant time) {
    /** Neither the built-in names nor what might be taken for what is told of them. */
    private static final Pattern BUILT_IN = Pattern.compile("(start_lease|end_lease|before_end_lease)(\\..*)?");

    private static final int LONGEST_TYPE = 255;

    /** Those in a request's {@code events}; anything malformed → 400. */
    static List<UserTrigger> read(JsonNode events) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().set("events", events);
        return JsonObjects.in(body, "events").stream().map(UserTrigger::trigger).toList();
    }

    private static UserTrigger trigger(ObjectNode given) {
        JsonNode type = given.path("event_type");
        JsonNode date = given.has("event_date") ? given.path("event_date") : given.path("time");
        String text = type.asText();
        boolean wellFormed = type.isTextual() && !text.isBlank() && text.length() <= LONGEST_TYPE && !date.isNull();
        if (!wellFormed || date.isMissingNode() || BUILT_IN.matcher(text).matches()) {
            throw ServiceException.badRequest("Malformed parameter events");
        }
        return new UserTrigger(text, ApiDates.parse(date));
    }
}
