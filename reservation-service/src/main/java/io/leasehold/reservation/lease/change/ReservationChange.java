package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.lease.FlavorReservation;
import io.leasehold.reservation.lease.FloatingIpReservation;
import io.leasehold.reservation.lease.HostReservation;
import io.leasehold.reservation.lease.InstanceReservation;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.request.FloatingIpRequestReader;
import io.leasehold.reservation.request.HostRequestReader;
import io.leasehold.reservation.request.InstanceRequestReader;
import io.leasehold.reservation.request.RequestFields;
import io.leasehold.reservation.request.RequestJson;
import java.util.Set;

/** What a reservation asks for after a change (contract section 2.3): keys that are not given stay as they were. */
public final class ReservationChange {
    private static final Set<String> NULLABLE =
            Set.of("affinity", "resource_properties", "hypervisor_properties", "required_floatingips");
    private static final Set<String> NO_RESOURCES = Set.of("id", "resource_type", "before_end");

    private ReservationChange() {}

    /** Whether the keys ask for resources, be they others or those it lacks. */
    public static boolean concernsResources(ObjectNode given) {
        return given.properties().stream().anyMatch(field -> !NO_RESOURCES.contains(field.getKey()));
    }

    /** The reservation with its changed request; 400 or 409 when its type or its status does not allow the change. */
    public static Reservation apply(Reservation reservation, ObjectNode given) {
        Reservation changed = changed(reservation, given);
        Demand unused = changed.request().demand(); // there is one only if the expressions can be read
        return changed;
    }

    private static Reservation changed(Reservation reservation, ObjectNode given) {
        return switch (reservation) {
            case HostReservation hosts ->
                new HostReservation(hosts.standing(), HostRequestReader.read(merged(hosts, given)));
            case InstanceReservation instances ->
                InstanceChange.apply(instances, InstanceRequestReader.read(merged(instances, given)));
            case FloatingIpReservation addresses ->
                FloatingIpChange.apply(addresses, FloatingIpRequestReader.read(merged(addresses, given)));
            case FlavorReservation flavors -> throw refuseFlavors();
        };
    }

    /** The 409 for any change of a lease with flavors but that of its name. */
    public static ServiceException refuseFlavors() {
        return ServiceException.conflict(
                "Updating leases for 'flavor:instance' type reservations is not yet supported.");
    }

    private static RequestFields merged(Reservation reservation, ObjectNode given) {
        ObjectNode current = RequestJson.of(reservation.request());
        given.properties().stream()
                .filter(field -> !field.getValue().isNull() || NULLABLE.contains(field.getKey()))
                .forEach(field -> current.set(field.getKey(), field.getValue()));
        return new RequestFields(current);
    }
}
