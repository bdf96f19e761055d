package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Demand;
import io.leasehold.reservation.http.JsonObjects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what a reservation asks for, in the order of checks of contract section 2.1, step 8. */
public final class RequestReader {
    /** What can be an id of a flavor; nothing else is asked for. */
    private static final Pattern FLAVOR_ID = Pattern.compile("(?!\\.{1,2}$)[\\w.-]{1,255}");

    private RequestReader() {}

    /**
     * The checked request; 400 for whatever is wrong with it first.
     *
     * @param flavors those that the request may name, by id
     */
    public static Request read(ObjectNode given, Map<String, SourceFlavor> flavors) {
        Request request = typed(given.path("resource_type").asText(), new RequestFields(given), flavors);
        Demand unused = request.demand(); // there is one only if expressions and traits can be read
        return request;
    }

    /** The reservations in a body, each of which says its type; anything malformed → 400. */
    public static List<ObjectNode> reservations(ObjectNode body) {
        List<ObjectNode> reservations = JsonObjects.in(body, "reservations");
        if (reservations.stream().anyMatch(each -> !each.hasNonNull("resource_type"))) {
            throw RequestFields.missing("resource_type");
        }
        return reservations;
    }

    /** The ids of the flavors that a body names. */
    public static Set<String> flavorIds(ObjectNode body) {
        return StreamSupport.stream(body.path("reservations").spliterator(), false)
                .filter(each -> each.path("resource_type").asText().equals(LeasedCapacity.Flavors.RESOURCE_TYPE))
                .map(each -> each.path("flavor_id"))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(FLAVOR_ID.asMatchPredicate())
                .collect(Collectors.toSet());
    }

    private static Request typed(String type, RequestFields given, Map<String, SourceFlavor> flavors) {
        return switch (type) {
            case LeasedCapacity.Hosts.RESOURCE_TYPE -> HostRequestReader.read(given);
            case LeasedCapacity.Instances.RESOURCE_TYPE -> InstanceRequestReader.read(given);
            case LeasedCapacity.Flavors.RESOURCE_TYPE -> FlavorRequestReader.read(given, flavors);
            case LeasedCapacity.FloatingIps.RESOURCE_TYPE -> FloatingIpRequestReader.read(given);
            default -> throw ServiceException.badRequest("The %s resource type is not supported".formatted(type));
        };
    }
}
