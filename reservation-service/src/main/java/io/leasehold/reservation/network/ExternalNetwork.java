package io.leasehold.reservation.network;

import io.smallrye.mutiny.Uni;

/**
 * The service that owns external networks and their floating IPs. Every method fails with {@link NetworkUnavailable} when
 * it cannot be reached or does not answer as it should; then it is unknown whether a change was made, and repeating it is
 * harmless.
 */
public interface ExternalNetwork {
    /** The network with its subnets, in its own order; {@link UnknownNetwork} when there is none with that id. */
    Uni<Network> network(String id);

    /**
     * Gives the address to the project, marked as the reservation's. One that the project has for this reservation already
     * is fine; {@link AddressTaken} when somebody else has it.
     */
    Uni<Void> create(ReservedAddress address);

    /** Takes the address from the project, off whatever uses it; fine when the project does not have it for this reservation. */
    Uni<Void> delete(ReservedAddress address);
}
