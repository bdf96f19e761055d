package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leasehold.common.event.ApiTime;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.request.FlavorRequest;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reservation in answers: the fields that all resource types share, and those of the resource type (contract section 1.6). */
public record ReservationView(
        String id,
        String leaseId,
        ReservationStatus status,
        boolean missingResources,
        boolean resourcesChanged,
        String resourceId,
        String resourceType,
        @JsonUnwrapped TypeFields typeFields,
        @ApiTime.WithoutFraction Instant createdAt,
        @ApiTime.WithoutFraction @Nullable Instant updatedAt) {

    /** Fields of one resource type. */
    sealed interface TypeFields {}

    record Hosts(int min, int max, String hypervisorProperties, String resourceProperties, String beforeEnd)
            implements TypeFields {}

    record Instances(
            int amount,
            int vcpus,
            int memoryMb,
            int diskGb,
            @Nullable Boolean affinity,
            @Nullable String resourceProperties,
            String beforeEnd,
            String flavorId,
            @Nullable String serverGroupId,
            int aggregateId)
            implements TypeFields {}

    /** {@code resourceProperties} is the source flavor as JSON text: clients read from it which flavor was copied. */
    record Flavors(
            int amount,
            int vcpus,
            int memoryMb,
            int diskGb,
            @Nullable Boolean affinity,
            String resourceProperties,
            String flavorId,
            @Nullable String serverGroupId,
            int aggregateId)
            implements TypeFields {}

    record FloatingIps(String networkId, int amount, List<String> requiredFloatingips) implements TypeFields {}

    public static ReservationView of(String lease, Reservation reservation) {
        return new ReservationView(
                reservation.id().toString(),
                lease,
                reservation.status(),
                reservation.missingResources(),
                reservation.resourcesChanged(),
                reservation.resourceId().toString(),
                reservation.request().resourceType(),
                typeFields(reservation),
                reservation.createdAt(),
                reservation.updatedAt());
    }

    private static TypeFields typeFields(Reservation reservation) {
        return switch (reservation.request()) {
            case HostRequest hosts ->
                new Hosts(
                        hosts.min(),
                        hosts.max(),
                        hosts.hypervisorProperties(),
                        hosts.resourceProperties(),
                        hosts.beforeEnd());
            case InstanceRequest instances -> instances(reservation, instances);
            case FlavorRequest flavor -> flavor(reservation, flavor);
            case FloatingIpRequest addresses ->
                new FloatingIps(addresses.networkId(), addresses.amount(), addresses.required());
        };
    }

    private static Instances instances(Reservation reservation, InstanceRequest request) {
        return new Instances(
                request.amount(),
                request.size().vcpus(),
                request.size().memoryMb(),
                request.size().diskGb(),
                request.affinity().wire(),
                request.resourceProperties(),
                request.beforeEnd(),
                reservation.flavorId().toString(),
                reservation.serverGroupId().map(UUID::toString).orElse(null),
                reservation.requireAggregateId());
    }

    private static Flavors flavor(Reservation reservation, FlavorRequest request) {
        SourceFlavor flavor = request.flavor();
        return new Flavors(
                request.amount(),
                flavor.vcpus(),
                flavor.ram(),
                flavor.disk(),
                null,
                flavor.text(),
                reservation.flavorId().toString(),
                null,
                reservation.requireAggregateId());
    }
}
