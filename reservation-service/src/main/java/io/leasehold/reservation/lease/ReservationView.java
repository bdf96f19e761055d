package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leasehold.common.event.ApiTime;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reservation in answers: what all have, and what its resource type adds (contract section 1.6). */
public record ReservationView(
        String id,
        String leaseId,
        ReservationStatus status,
        boolean missingResources,
        boolean resourcesChanged,
        String resourceId,
        String resourceType,
        @JsonUnwrapped Particulars particulars,
        @ApiTime.WithoutFraction Instant createdAt,
        @ApiTime.WithoutFraction @Nullable Instant updatedAt) {

    /** What a resource type adds. */
    sealed interface Particulars {}

    record Hosts(int min, int max, String hypervisorProperties, String resourceProperties, String beforeEnd)
            implements Particulars {
        static Hosts of(HostRequest request) {
            return new Hosts(
                    request.min(),
                    request.max(),
                    request.hypervisorProperties(),
                    request.resourceProperties(),
                    request.beforeEnd());
        }
    }

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
            implements Particulars {
        static Instances of(InstanceReservation reservation) {
            InstanceRequest request = reservation.request();
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
                    reservation.aggregateId());
        }
    }

    /** {@code resourceProperties} is the source flavor as JSON text: clients read from it which flavor became which. */
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
            implements Particulars {
        static Flavors of(FlavorReservation reservation) {
            SourceFlavor flavor = reservation.request().flavor();
            return new Flavors(
                    reservation.request().amount(),
                    flavor.vcpus(),
                    flavor.ram(),
                    flavor.disk(),
                    null,
                    flavor.text(),
                    reservation.flavorId().toString(),
                    null,
                    reservation.aggregateId());
        }
    }

    record FloatingIps(String networkId, int amount, List<String> requiredFloatingips) implements Particulars {
        static FloatingIps of(FloatingIpRequest request) {
            return new FloatingIps(request.networkId(), request.amount(), request.required());
        }
    }

    public static ReservationView of(String lease, Reservation reservation) {
        Standing standing = reservation.standing();
        return new ReservationView(
                standing.id().toString(),
                lease,
                standing.status(),
                standing.missingResources(),
                standing.resourcesChanged(),
                standing.resourceId().toString(),
                reservation.request().resourceType(),
                particulars(reservation),
                standing.createdAt(),
                standing.updatedAt());
    }

    private static Particulars particulars(Reservation reservation) {
        return switch (reservation) {
            case HostReservation hosts -> Hosts.of(hosts.request());
            case InstanceReservation instances -> Instances.of(instances);
            case FlavorReservation flavors -> Flavors.of(flavors);
            case FloatingIpReservation addresses -> FloatingIps.of(addresses.request());
        };
    }
}
