package io.leasehold.reservation.network;

import io.smallrye.mutiny.Uni;

/**
 * The service that owns external networks and their floating IPs. Every method fails with {@link NetworkUnavailable} when
 * the service cannot be reached or gives an unexpected answer; then the outcome is unknown, and repeating the call is
 * harmless.
 */
public interface ExternalNetwork {
    /** Reads the network with its subnets, in the order of the network; fails with {@link UnknownNetwork} for an unknown id. */
    Uni<Network> network(String id);

    /**
     * Creates the floating IP in the project, marked with the reservation; repeating the call is harmless. Fails with {@link
     * AddressTaken} when the address has another owner.
     */
    Uni<Void> create(ReservedAddress address);

    /** Detaches and deletes the floating IP; does nothing when the address does not belong to this reservation. */
    Uni<Void> delete(ReservedAddress address);
}
