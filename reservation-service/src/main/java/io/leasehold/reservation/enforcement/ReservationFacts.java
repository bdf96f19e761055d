package io.leasehold.reservation.enforcement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reservation as filters see it, in values that JSON knows, null among them.
 *
 * @param fields what it asks for, by the names of the wire
 * @param allocations the hosts or floating IPs it would hold, each with all that the wire shows of it
 */
public record ReservationFacts(Map<String, Object> fields, List<Map<String, Object>> allocations) {
    public ReservationFacts {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        allocations = List.copyOf(allocations);
    }
}
