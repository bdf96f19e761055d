package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.network.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Request of a {@code virtual:floatingip} reservation.
 *
 * @param networkId id of the external network
 * @param amount number of addresses, from 1
 * @param required addresses that must be among them, no more than {@code amount}
 */
public record FloatingIpRequest(String networkId, int amount, List<String> required) implements Request {
    private static final String REQUIRED = "required_floatingips";

    public FloatingIpRequest {
        required = List.copyOf(required);
    }

    /** Reads the request; 400 when a field is missing or malformed. */
    public static FloatingIpRequest read(RequestFields fields) {
        fields.require(List.of("network_id", "amount"), List.of());
        int amount = fields.number("amount", 1);
        List<String> required = addresses(fields.value(REQUIRED));
        if (required.size() > amount) {
            throw ServiceException.badRequest(
                    "Invalid values for required_floatingips and amount. The amount must be equal to or longer than"
                            + " length of required_floatingips.");
        }
        return new FloatingIpRequest(networkId(fields.value("network_id")), amount, required);
    }

    @Override
    public String resourceType() {
        return LeasedCapacity.FloatingIps.RESOURCE_TYPE;
    }

    @Override
    public AddressDemand demand() {
        return new AddressDemand(networkId, amount, required);
    }

    @Override
    public boolean needsAggregate() {
        return false;
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("resource_type", resourceType())
                .put("network_id", networkId)
                .put("amount", amount);
        required.forEach(json.putArray(REQUIRED)::add);
        return json;
    }

    private static String networkId(JsonNode value) {
        if (!value.isTextual()) {
            throw RequestFields.malformed("network_id");
        }
        return value.asText();
    }

    private static List<String> addresses(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw RequestFields.malformed(REQUIRED);
        }
        List<String> addresses = new ArrayList<>();
        value.forEach(each -> addresses.add(address(each)));
        return addresses.stream().distinct().toList();
    }

    /** The address in its canonical spelling, in which addresses are registered. */
    private static String address(JsonNode value) {
        return IpAddress.parse(value.isTextual() ? value.asText() : value.toString())
                .toString();
    }
}
