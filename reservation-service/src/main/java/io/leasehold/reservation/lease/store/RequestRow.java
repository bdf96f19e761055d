package io.leasehold.reservation.lease.store;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Size;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.request.FlavorRequest;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import io.leasehold.reservation.request.Request;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as a row of the table of its resource type. */
sealed interface RequestRow {
    Request toRequest();

    /** The column {@code aggregate_id}; null in tables without it. */
    default @Nullable Integer aggregateId() {
        return null;
    }

    /** The row type of a resource type. */
    static Class<? extends RequestRow> type(String resourceType) {
        return switch (resourceType) {
            case LeasedCapacity.Hosts.RESOURCE_TYPE -> Hosts.class;
            case LeasedCapacity.Instances.RESOURCE_TYPE -> Instances.class;
            case LeasedCapacity.Flavors.RESOURCE_TYPE -> Flavors.class;
            case LeasedCapacity.FloatingIps.RESOURCE_TYPE -> FloatingIps.class;
            default -> throw new IllegalArgumentException("no such resource type: " + resourceType);
        };
    }

    static RequestRow of(Reservation reservation) {
        UUID id = reservation.id();
        return switch (reservation.request()) {
            case HostRequest hosts ->
                new Hosts(
                        id,
                        hosts.min(),
                        hosts.max(),
                        hosts.hypervisorProperties(),
                        hosts.resourceProperties(),
                        hosts.beforeEnd());
            case InstanceRequest instances ->
                new Instances(
                        id,
                        instances.amount(),
                        instances.size().vcpus(),
                        instances.size().memoryMb(),
                        instances.size().diskGb(),
                        instances.affinity().wire(),
                        instances.resourceProperties(),
                        instances.beforeEnd(),
                        reservation.aggregateId());
            case FlavorRequest flavor -> new Flavors(id, flavor.amount(), flavor.flavor(), reservation.aggregateId());
            case FloatingIpRequest addresses ->
                new FloatingIps(id, addresses.networkId(), addresses.amount(), addresses.required());
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
        @Override
        public HostRequest toRequest() {
            return new HostRequest(min, max, hypervisorProperties, resourceProperties, beforeEnd);
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
            @Nullable Integer aggregateId)
            implements RequestRow {
        @Override
        public InstanceRequest toRequest() {
            return new InstanceRequest(
                    amount, new Size(vcpus, memoryMb, diskGb), Affinity.of(affinity), resourceProperties, beforeEnd);
        }
    }

    /** A row of {@code flavor_reservation}. */
    record Flavors(
            UUID reservationId,
            int amount,
            SourceFlavor flavor,
            @Nullable Integer aggregateId) implements RequestRow {
        @Override
        public FlavorRequest toRequest() {
            return new FlavorRequest(amount, flavor);
        }
    }

    /** A row of {@code floatingip_reservation}. */
    record FloatingIps(UUID reservationId, String networkId, int amount, List<String> requiredFloatingips)
            implements RequestRow {
        @Override
        public FloatingIpRequest toRequest() {
            return new FloatingIpRequest(networkId, amount, requiredFloatingips);
        }
    }
}
