package io.leasehold.reservation.lease.store;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Size;
import io.leasehold.reservation.lease.FlavorReservation;
import io.leasehold.reservation.lease.FloatingIpReservation;
import io.leasehold.reservation.lease.HostReservation;
import io.leasehold.reservation.lease.InstanceReservation;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.Standing;
import io.leasehold.reservation.request.FlavorRequest;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reservation is of, as the table of its resource type has it. */
sealed interface RequestRow {
    Reservation toReservation(Standing standing);

    /** Which form they have for a resource type. */
    static Class<? extends RequestRow> of(String resourceType) {
        return switch (resourceType) {
            case LeasedCapacity.Hosts.RESOURCE_TYPE -> Hosts.class;
            case LeasedCapacity.Instances.RESOURCE_TYPE -> Instances.class;
            case LeasedCapacity.Flavors.RESOURCE_TYPE -> Flavors.class;
            case LeasedCapacity.FloatingIps.RESOURCE_TYPE -> FloatingIps.class;
            default -> throw new IllegalArgumentException("no such resource type: " + resourceType);
        };
    }

    static RequestRow of(Reservation reservation) {
        return switch (reservation) {
            case HostReservation hosts -> Hosts.of(hosts);
            case InstanceReservation instances -> Instances.of(instances);
            case FlavorReservation flavors -> Flavors.of(flavors);
            case FloatingIpReservation addresses -> FloatingIps.of(addresses);
        };
    }

    /** A row of {@code host_reservation}. */
    record Hosts(
            UUID reservationId,
            int min,
            int max,
            String hypervisorProperties,
            String resourceProperties,
            String beforeEnd)
            implements RequestRow {
        static Hosts of(HostReservation reservation) {
            HostRequest request = reservation.request();
            return new Hosts(
                    reservation.id(),
                    request.min(),
                    request.max(),
                    request.hypervisorProperties(),
                    request.resourceProperties(),
                    request.beforeEnd());
        }

        @Override
        public HostReservation toReservation(Standing standing) {
            return new HostReservation(
                    standing, new HostRequest(min, max, hypervisorProperties, resourceProperties, beforeEnd));
        }
    }

    /** A row of {@code instance_reservation}. */
    record Instances(
            UUID reservationId,
            int amount,
            int vcpus,
            int memoryMb,
            int diskGb,
            @Nullable Boolean affinity,
            @Nullable String resourceProperties,
            String beforeEnd,
            int aggregateId)
            implements RequestRow {
        static Instances of(InstanceReservation reservation) {
            InstanceRequest request = reservation.request();
            return new Instances(
                    reservation.id(),
                    request.amount(),
                    request.size().vcpus(),
                    request.size().memoryMb(),
                    request.size().diskGb(),
                    request.affinity().wire(),
                    request.resourceProperties(),
                    request.beforeEnd(),
                    reservation.aggregateId());
        }

        @Override
        public InstanceReservation toReservation(Standing standing) {
            InstanceRequest request = new InstanceRequest(
                    amount, new Size(vcpus, memoryMb, diskGb), Affinity.of(affinity), resourceProperties, beforeEnd);
            return new InstanceReservation(standing, request, aggregateId);
        }
    }

    /** A row of {@code flavor_reservation}. */
    record Flavors(UUID reservationId, int amount, SourceFlavor flavor, int aggregateId) implements RequestRow {
        static Flavors of(FlavorReservation reservation) {
            FlavorRequest request = reservation.request();
            return new Flavors(reservation.id(), request.amount(), request.flavor(), reservation.aggregateId());
        }

        @Override
        public FlavorReservation toReservation(Standing standing) {
            return new FlavorReservation(standing, new FlavorRequest(amount, flavor), aggregateId);
        }
    }

    /** A row of {@code floatingip_reservation}. */
    record FloatingIps(UUID reservationId, String networkId, int amount, List<String> requiredFloatingips)
            implements RequestRow {
        static FloatingIps of(FloatingIpReservation reservation) {
            FloatingIpRequest request = reservation.request();
            return new FloatingIps(reservation.id(), request.networkId(), request.amount(), request.required());
        }

        @Override
        public FloatingIpReservation toReservation(Standing standing) {
            return new FloatingIpReservation(standing, new FloatingIpRequest(networkId, amount, requiredFloatingips));
        }
    }
}
