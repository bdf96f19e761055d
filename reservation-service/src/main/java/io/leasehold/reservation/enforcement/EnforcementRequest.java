package io.leasehold.reservation.enforcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Request to the external service (contract section 6.2); {@code currentLease} only for checks of changes. */
record EnforcementRequest(
        Context context,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LeaseJson currentLease,
        LeaseJson lease) {
    /** A lease in the request; dates have neither a fraction nor a zone. */
    record LeaseJson(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID id,

            String name,
            String startDate,
            String endDate,
            @Nullable String beforeEndDate,
            String userId,
            String projectId,
            String status,
            List<Map<String, Object>> reservations) {}

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    static EnforcementRequest about(Context context, LeaseFacts lease) {
        return new EnforcementRequest(context, null, json(lease));
    }

    static EnforcementRequest about(Context context, LeaseFacts current, LeaseFacts requested) {
        return new EnforcementRequest(context, json(current), json(requested));
    }

    private static LeaseJson json(LeaseFacts lease) {
        return new LeaseJson(
                lease.id(),
                lease.name(),
                date(lease.start()),
                date(lease.end()),
                lease.beforeEndDate(),
                lease.userId(),
                lease.projectId(),
                lease.status(),
                lease.reservations().stream().map(EnforcementRequest::json).toList());
    }

    private static Map<String, Object> json(ReservationFacts reservation) {
        Map<String, Object> json = new LinkedHashMap<>(reservation.fields());
        json.put("allocations", reservation.allocations());
        return json;
    }

    private static String date(Instant time) {
        return ISO.format(time);
    }
}
