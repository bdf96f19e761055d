package io.leasehold.bench.soak;

import io.leasehold.bench.load.Answer;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Lease that the service has accepted, with the ids that clients need. */
record AcceptedLease(String id, List<Part> parts) {
    /** Reservation of the lease. */
    record Part(String id, String type) {
        boolean isHosts() {
            return type.equals("physical:host");
        }
    }

    AcceptedLease {
        parts = List.copyOf(parts);
    }

    /** Returns the lease in the response to a create. */
    static AcceptedLease of(Answer answer) {
        JsonObject lease = answer.json().getJsonObject("lease");
        List<Part> parts = lease.getJsonArray("reservations").stream()
                .map(JsonObject.class::cast)
                .map(part -> new Part(part.getString("id"), part.getString("resource_type")))
                .toList();
        return new AcceptedLease(lease.getString("id"), parts);
    }
}
