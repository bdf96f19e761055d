package io.leasehold.reservation.lease;

import io.leasehold.reservation.request.FlavorRequest;
import java.util.UUID;

/**
 * Room for servers of a flavor ({@code flavor:instance}).
 *
 * @param aggregateId number of the aggregate that compute makes for it, from this service's own sequence
 */
public record FlavorReservation(Standing standing, FlavorRequest request, int aggregateId) implements Reservation {
    @Override
    public FlavorReservation with(Standing changed) {
        return new FlavorReservation(changed, request, aggregateId);
    }

    /** The flavor that compute makes for it. */
    public UUID flavorId() {
        return id();
    }
}
