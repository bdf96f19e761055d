package io.leasehold.reservation.network;

import java.util.UUID;

/** A floating IP that a project has for as long as its reservation is active. */
public record ReservedAddress(
        String networkId, String subnetId, String address, String projectId, UUID reservationId) {}
