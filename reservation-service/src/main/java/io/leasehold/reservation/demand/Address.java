package io.leasehold.reservation.demand;

import java.util.UUID;

/**
 * A floating IP that a reservation holds or is to hold.
 *
 * @param id id of the registered floating IP
 * @param address IPv4 or IPv6 address as registered
 */
public record Address(UUID id, String networkId, String subnetId, String address) {}
