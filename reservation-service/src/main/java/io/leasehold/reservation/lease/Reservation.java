package io.leasehold.reservation.lease;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.request.InstanceRequest;
import io.leasehold.reservation.request.Request;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation of one resource type within a lease.
 *
 * @param resourceId id of the record with the type's own data, as the API shows it; no host has this id
 * @param aggregateId number of the aggregate that compute makes for instances and flavors; null for other types
 * @param missingResources true when the reservation lacks resources that it was promised
 * @param resourcesChanged true when a resource was replaced while the reservation was active
 * @param holdings what the reservation holds; nothing when the lease was loaded without its holdings
 */
public record Reservation(
        UUID id,
        UUID resourceId,
        Request request,
        @Nullable Integer aggregateId,
        ReservationStatus status,
        boolean missingResources,
        boolean resourcesChanged,
        Instant createdAt,
        @Nullable Instant updatedAt,
        Holdings holdings) {
    private static final String SERVER_GROUP = "leasehold:server-group:";

    /** A new reservation with its holdings. */
    public static Reservation pending(
            UUID id, UUID resourceId, Request request, @Nullable Integer aggregateId, Instant now, Holdings holdings) {
        return new Reservation(
                id, resourceId, request, aggregateId, ReservationStatus.PENDING, false, false, now, null, holdings);
    }

    /** The number of the aggregate of a reservation of instances or of a flavor. */
    public int requireAggregateId() {
        return Objects.requireNonNull(aggregateId);
    }

    /** The id of the flavor that compute makes for a reservation of instances or of a flavor. */
    public UUID flavorId() {
        return id;
    }

    /** The id of the server group that compute makes for a reservation of instances with an affinity. */
    public Optional<UUID> serverGroupId() {
        return request instanceof InstanceRequest instances && instances.affinity() != Affinity.NONE
                ? Optional.of(NamedUuids.inUrlNamespace(SERVER_GROUP + id))
                : Optional.empty();
    }

    /** True when the reservation makes its lease degraded. */
    public boolean isImpaired() {
        return missingResources || resourcesChanged;
    }

    /** True when the holdings are less than the request demands. */
    public boolean holdsTooLittle() {
        return !request.demand().isMetBy(holdings);
    }

    public Reservation withStatus(ReservationStatus next, Instant now) {
        return new Reservation(
                id,
                resourceId,
                request,
                aggregateId,
                next,
                missingResources,
                resourcesChanged,
                createdAt,
                now,
                holdings);
    }

    public Reservation withMissingResources(boolean missing, Instant now) {
        return new Reservation(
                id, resourceId, request, aggregateId, status, missing, resourcesChanged, createdAt, now, holdings);
    }

    /** The reservation after a resource has been replaced while it was active. */
    public Reservation withResourcesChanged(Instant now) {
        return new Reservation(
                id, resourceId, request, aggregateId, status, missingResources, true, createdAt, now, holdings);
    }

    public Reservation withHoldings(Holdings other) {
        return new Reservation(
                id,
                resourceId,
                request,
                aggregateId,
                status,
                missingResources,
                resourcesChanged,
                createdAt,
                updatedAt,
                other);
    }

    public Reservation withRequest(Request other) {
        return new Reservation(
                id,
                resourceId,
                other,
                aggregateId,
                status,
                missingResources,
                resourcesChanged,
                createdAt,
                updatedAt,
                holdings);
    }
}
