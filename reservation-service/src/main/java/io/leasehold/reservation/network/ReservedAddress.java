package io.leasehold.reservation.network;

import java.util.UUID;

/** A floating IP of a project for the time of a reservation. */
public record ReservedAddress(
        String networkId, String subnetId, String address, String projectId, UUID reservationId) {}
