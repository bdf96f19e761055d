package io.leasehold.reservation.reservation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.allocation.Demand;
import java.util.Map;

/** Reads what a reservation asks for, in the order of checks of contract section 2.1, step 8. */
public final class RequestReader {
    private RequestReader() {}

    /**
     * The checked request; 400 for whatever is wrong with it first.
     *
     * @param flavors those that the request may name, by id
     */
    public static Request read(ObjectNode given, Map<String, SourceFlavor> flavors) {
        Request request = typed(given.path("resource_type").asText(), new Parameters(given), flavors);
        Demand unused = request.demand(); // there is one only if expressions and traits can be read
        return request;
    }

    private static Request typed(String type, Parameters given, Map<String, SourceFlavor> flavors) {
        return switch (type) {
            case LeasedCapacity.Hosts.RESOURCE_TYPE -> HostRequestReader.read(given);
            case LeasedCapacity.Instances.RESOURCE_TYPE -> InstanceRequestReader.read(given);
            case LeasedCapacity.Flavors.RESOURCE_TYPE -> FlavorRequestReader.read(given, flavors);
            case LeasedCapacity.FloatingIps.RESOURCE_TYPE -> FloatingIpRequestReader.read(given);
            default -> throw ServiceException.badRequest("The %s resource type is not supported".formatted(type));
        };
    }
}
