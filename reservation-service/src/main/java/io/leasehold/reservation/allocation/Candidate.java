package io.leasehold.reservation.allocation;

import java.util.Map;

/** A host that may serve a reservation. */
public record Candidate(long hostId, String host, String hostUuid, Map<String, String> capabilities) {
    public Candidate {
        capabilities = Map.copyOf(capabilities);
    }
}
