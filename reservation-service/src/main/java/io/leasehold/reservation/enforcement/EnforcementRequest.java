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

/** What the external service is asked (contract section 6.2); {@code currentLease} stands in questions about changes only. */
record EnforcementRequest(
        Context context,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AskedLease currentLease,
        AskedLease lease) {
    /** Dates have neither a fraction nor a zone. */
    record AskedLease(
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
        return new EnforcementRequest(context, null, asked(lease));
    }

    static EnforcementRequest about(Context context, LeaseFacts current, LeaseFacts requested) {
        return new EnforcementRequest(context, asked(current), asked(requested));
    }

    private static AskedLease asked(LeaseFacts lease) {
        return new AskedLease(
                lease.id(),
                lease.name(),
                date(lease.start()),
                date(lease.end()),
                lease.beforeEndDate(),
                lease.userId(),
                lease.projectId(),
                lease.status(),
                lease.reservations().stream().map(EnforcementRequest::asked).toList());
    }

    private static Map<String, Object> asked(ReservationFacts reservation) {
        Map<String, Object> asked = new LinkedHashMap<>(reservation.fields());
        asked.put("allocations", reservation.allocations());
        return asked;
    }

    private static String date(Instant time) {
        return ISO.format(time);
    }
}
