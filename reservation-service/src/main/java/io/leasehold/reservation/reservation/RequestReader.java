package io.leasehold.reservation.reservation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.allocation.Demand;

/** Reads what a reservation asks for, in the order of checks of contract section 2.1, step 8. */
public final class RequestReader {
    private RequestReader() {}

    /** The checked request; 400 for whatever is wrong with it first. */
    public static Request read(ObjectNode given) {
        Request request = typed(given.path("resource_type").asText(), new Parameters(given));
        Demand unused = request.demand(); // there is one only if the expressions can be read
        return request;
    }

    private static Request typed(String type, Parameters given) {
        return switch (type) {
            case LeasedCapacity.Hosts.RESOURCE_TYPE -> HostRequestReader.read(given);
            case LeasedCapacity.Instances.RESOURCE_TYPE -> InstanceRequestReader.read(given);
            default -> throw ServiceException.badRequest("The %s resource type is not supported".formatted(type));
        };
    }
}
