package io.leasehold.reservation.demand;

import java.util.Map;

/**
 * A host that serves a reservation, or may.
 *
 * @param host MTMS
 * @param hostUuid dashed
 * @param slots 1 for a whole host
 */
public record Allocation(long hostId, String host, String hostUuid, int slots, Map<String, String> capabilities) {
    public Allocation {
        capabilities = Map.copyOf(capabilities);
    }

    /** The slots of both, which are on one host. */
    Allocation plus(Allocation other) {
        return new Allocation(hostId, host, hostUuid, slots + other.slots, capabilities);
    }
}
