package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Demand;
import java.util.Map;

/** Request of a reservation: one record for each resource type. */
public sealed interface Request permits HostRequest, InstanceRequest, FlavorRequest, FloatingIpRequest {
    /** The name of the resource type in the API. */
    String resourceType();

    Demand demand();

    /** True when compute makes an aggregate for the reservation; this service chooses the number of that aggregate. */
    boolean needsAggregate();

    /** The request as a request body has it, with {@code resource_type}. */
    ObjectNode json();

    /**
     * Reads a request; 400 for the first error in the order of contract section 2.1, step 8.
     *
     * @param flavors flavors that the request may name, by id
     */
    static Request read(ObjectNode body, Map<String, SourceFlavor> flavors) {
        RequestFields fields = new RequestFields(body);
        String type = body.path("resource_type").asText();
        Request request = switch (type) {
            case LeasedCapacity.Hosts.RESOURCE_TYPE -> HostRequest.read(fields);
            case LeasedCapacity.Instances.RESOURCE_TYPE -> InstanceRequest.read(fields);
            case LeasedCapacity.Flavors.RESOURCE_TYPE -> FlavorRequest.read(fields, flavors);
            case LeasedCapacity.FloatingIps.RESOURCE_TYPE -> FloatingIpRequest.read(fields);
            default -> throw ServiceException.badRequest("The %s resource type is not supported".formatted(type));
        };
        Demand unused = request.demand(); // fails when expressions or traits are malformed
        return request;
    }
}
