package io.leasehold.reservation.compute;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The service that owns the hypervisors. Every method fails with {@link ComputeUnavailable} when it cannot be reached;
 * then it is unknown whether a change was made, and repeating it is harmless.
 */
public interface Hypervisors {
    /** The hypervisors with that id, or else with exactly that hostname; none when there is none. */
    Uni<List<Hypervisor>> find(String reference);

    /** Ids of the servers that run on the host. */
    Uni<List<String>> serversOn(String hostname);

    /** Puts the host into the aggregate of hosts that may be leased; one that is in it already, or will be put back, is fine. */
    Uni<Void> addToFreepool(String hostname);

    /**
     * Takes the host out of that aggregate; one that is not in it is fine, unless a reservation has it still: then it would
     * be put in again later, and the failure is {@link HostStillReserved}.
     */
    Uni<Void> removeFromFreepool(String hostname);
}
