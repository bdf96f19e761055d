package io.leasehold.reservation.lease;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.request.InstanceRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * Room for servers of one size ({@code virtual:instance}).
 *
 * @param aggregateId number of the aggregate that compute makes for it, from this service's own sequence
 */
public record InstanceReservation(Standing standing, InstanceRequest request, int aggregateId) implements Reservation {
    private static final String SERVER_GROUP = "leasehold:server-group:";

    @Override
    public InstanceReservation with(Standing changed) {
        return new InstanceReservation(changed, request, aggregateId);
    }

    /** The flavor that compute makes for it. */
    public UUID flavorId() {
        return id();
    }

    /** The server group that compute makes for it; only an affinity needs one. */
    public Optional<UUID> serverGroupId() {
        return request.affinity() == Affinity.NONE
                ? Optional.empty()
                : Optional.of(NamedUuids.inUrlNamespace(SERVER_GROUP + id()));
    }
}
