package io.leasehold.reservation.reservation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.allocation.Demand;
import java.util.Set;

/** What a reservation asks for after a change (contract section 2.3): keys that are not given stay as they were. */
public final class RequestChange {
    private static final Set<String> NULLABLE =
            Set.of("affinity", "resource_properties", "hypervisor_properties", "required_floatingips");
    private static final Set<String> NO_RESOURCES = Set.of("id", "resource_type", "before_end");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RequestChange() {}

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
                new HostReservation(hosts.standing(), HostRequestReader.read(merged(json(hosts.request()), given)));
            case InstanceReservation instances ->
                InstanceChange.apply(
                        instances, InstanceRequestReader.read(merged(json(instances.request()), given)));
            case FloatingIpReservation addresses ->
                FloatingIpChange.apply(
                        addresses, FloatingIpRequestReader.read(merged(json(addresses.request()), given)));
            case FlavorReservation flavors -> throw refuseFlavors();
        };
    }

    /** The 409 for any change of a lease with flavors but that of its name. */
    public static ServiceException refuseFlavors() {
        return ServiceException.conflict(
                "Updating leases for 'flavor:instance' type reservations is not yet supported.");
    }

    private static Parameters merged(ObjectNode current, ObjectNode given) {
        given.properties().stream()
                .filter(field -> !field.getValue().isNull() || NULLABLE.contains(field.getKey()))
                .forEach(field -> current.set(field.getKey(), field.getValue()));
        return new Parameters(current);
    }

    private static ObjectNode json(HostRequest request) {
        return JSON.objectNode()
                .put("min", request.min())
                .put("max", request.max())
                .put("hypervisor_properties", request.hypervisorProperties())
                .put("resource_properties", request.resourceProperties())
                .put("before_end", request.beforeEnd());
    }

    private static ObjectNode json(InstanceRequest request) {
        return JSON.objectNode()
                .put("amount", request.amount())
                .put("vcpus", request.size().vcpus())
                .put("memory_mb", request.size().memoryMb())
                .put("disk_gb", request.size().diskGb())
                .put("affinity", request.affinity().wire())
                .put("resource_properties", request.resourceProperties())
                .put("before_end", request.beforeEnd());
    }

    private static ObjectNode json(FloatingIpRequest request) {
        ObjectNode json =
                JSON.objectNode().put("network_id", request.networkId()).put("amount", request.amount());
        request.required().forEach(json.putArray("required_floatingips")::add);
        return json;
    }
}
