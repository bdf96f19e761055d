package io.leasehold.reservation.demand;

import java.util.UUID;

/**
 * A floating IP that serves a reservation, or may.
 *
 * @param id of the registered floating IP
 * @param address IPv4 or IPv6, as it was registered
 */
public record Address(UUID id, String networkId, String subnetId, String address) {}
