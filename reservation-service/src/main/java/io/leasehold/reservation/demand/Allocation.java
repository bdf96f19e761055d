package io.leasehold.reservation.demand;

import java.util.Map;

/**
 * A host, or slots on a host, that a reservation holds or is to hold.
 *
 * @param host MTMS of the host
 * @param hostUuid UUID with dashes
 * @param slots 1 for a whole host
 */
public record Allocation(long hostId, String host, String hostUuid, int slots, Map<String, String> capabilities) {
    public Allocation {
        capabilities = Map.copyOf(capabilities);
    }

    /** The slots of two allocations on one host. */
    Allocation plus(Allocation other) {
        return new Allocation(hostId, host, hostUuid, slots + other.slots, capabilities);
    }
}
