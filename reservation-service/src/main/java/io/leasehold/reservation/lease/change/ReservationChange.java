package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationStatus;
import io.leasehold.reservation.request.FlavorRequest;
import io.leasehold.reservation.request.FloatingIpRequest;
import io.leasehold.reservation.request.HostRequest;
import io.leasehold.reservation.request.InstanceRequest;
import io.leasehold.reservation.request.Request;
import io.leasehold.reservation.request.RequestFields;
import java.util.Set;

/** Changes of what a reservation asks for (contract section 2.3): keys that are not given keep their values. */
final class ReservationChange {
    private static final Set<String> NULLABLE =
            Set.of("affinity", "resource_properties", "hypervisor_properties", "required_floatingips");
    private static final Set<String> WITHOUT_RESOURCES = Set.of("id", "resource_type", "before_end");

    private ReservationChange() {}

    /** True when a key asks for resources, other ones or those that the reservation lacks. */
    static boolean concernsResources(ObjectNode given) {
        return given.properties().stream().anyMatch(field -> !WITHOUT_RESOURCES.contains(field.getKey()));
    }

    /** The reservation with the changed request; 400 or 409 when its type or its status does not allow the change. */
    static Reservation apply(Reservation reservation, ObjectNode given) {
        RequestFields fields = merged(reservation.request(), given);
        Request changed = switch (reservation.request()) {
            case HostRequest current -> HostRequest.read(fields);
            case InstanceRequest current -> checked(reservation.status(), current, InstanceRequest.read(fields));
            case FloatingIpRequest current -> checked(reservation.status(), current, FloatingIpRequest.read(fields));
            case FlavorRequest current -> throw flavorsUnsupported();
        };
        Demand unused = changed.demand(); // fails when expressions are malformed
        return reservation.withRequest(changed);
    }

    /** The failure (409) of any change but that of the name of a lease with flavors. */
    static ServiceException flavorsUnsupported() {
        return ServiceException.conflict(
                "Updating leases for 'flavor:instance' type reservations is not yet supported.");
    }

    private static RequestFields merged(Request request, ObjectNode given) {
        ObjectNode current = request.json();
        given.properties().stream()
                .filter(field -> !field.getValue().isNull() || NULLABLE.contains(field.getKey()))
                .forEach(field -> current.set(field.getKey(), field.getValue()));
        return new RequestFields(current);
    }

    /** Instances: everything may change until the start, then only the amount, upwards. */
    private static InstanceRequest checked(ReservationStatus status, InstanceRequest current, InstanceRequest wanted) {
        requireNoError(status);
        if (status == ReservationStatus.ACTIVE) {
            InstanceRequest sameAmount = new InstanceRequest(
                    current.amount(),
                    wanted.size(),
                    wanted.affinity(),
                    wanted.resourceProperties(),
                    current.beforeEnd());
            if (!sameAmount.equals(current)) {
                throw ServiceException.conflict("An active reservation only accepts to update amount.");
            }
            if (wanted.amount() < current.amount()) {
                throw ServiceException.conflict("Instance reservation doesn't allow to reduce/replace reserved instance"
                        + " slots when the reservation is in active status.");
            }
        }
        return wanted;
    }

    /** Floating IPs: the amount may change, after the start only upwards; the network and the required addresses may not. */
    private static FloatingIpRequest checked(
            ReservationStatus status, FloatingIpRequest current, FloatingIpRequest wanted) {
        refuseIf(!wanted.networkId().equals(current.networkId()), "Updating network_id is not supported");
        refuseIf(
                !wanted.required().isEmpty() && !Set.copyOf(wanted.required()).equals(Set.copyOf(current.required())),
                "Updating required_floatingips is not supported except with an empty list");
        requireNoError(status);
        refuseIf(
                status == ReservationStatus.ACTIVE && wanted.amount() < current.amount(),
                "Cannot remove allocations from an active reservation");
        return wanted;
    }

    private static void requireNoError(ReservationStatus status) {
        if (status == ReservationStatus.ERROR) {
            throw ServiceException.conflict("An error reservation doesn't accept an updating request.");
        }
    }

    private static void refuseIf(boolean forbidden, String reason) {
        if (forbidden) {
            throw ServiceException.badRequest(
                    "Floating IP reservation cannot be updated with requested parameters. " + reason);
        }
    }
}
