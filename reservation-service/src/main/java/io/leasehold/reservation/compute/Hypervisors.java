package io.leasehold.reservation.compute;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Hypervisors of compute. Every method fails with {@link ComputeUnavailable} when compute cannot be reached; then the outcome
 * is unknown, and repeating the call is harmless.
 */
public interface Hypervisors {
    /** Finds the hypervisors with that id, or else with exactly that hostname. */
    Uni<List<Hypervisor>> find(String reference);

    /** Lists the ids of the servers that run on the host. */
    Uni<List<String>> serversOn(String hostname);

    /** Adds the host to the aggregate of hosts that may be leased; repeating the call is harmless. */
    Uni<Void> addToFreepool(String hostname);

    /**
     * Removes the host from the aggregate of hosts that may be leased; repeating the call is harmless. Fails with {@link
     * HostStillReserved} while compute has not taken the host back from a reservation.
     */
    Uni<Void> removeFromFreepool(String hostname);
}
