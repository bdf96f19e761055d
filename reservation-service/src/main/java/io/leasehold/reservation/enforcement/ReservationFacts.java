package io.leasehold.reservation.enforcement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reservation as filters see the reservation, in values of JSON including null.
 *
 * @param fields fields of the request, by their names in the API
 * @param allocations hosts or floating IPs that the reservation would hold, with their fields in the API
 */
public record ReservationFacts(Map<String, Object> fields, List<Map<String, Object>> allocations) {
    public ReservationFacts {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        allocations = List.copyOf(allocations);
    }
}
