package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.network.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@code virtual:floatingip} reservation asks for. */
public final class FloatingIpRequestReader {
    private static final String REQUIRED = "required_floatingips";

    private FloatingIpRequestReader() {}

    public static FloatingIpRequest read(RequestFields given) {
        given.require(List.of("network_id", "amount"), List.of());
        int amount = given.number("amount", 1);
        List<String> required = addresses(given.value(REQUIRED));
        if (required.size() > amount) {
            throw ServiceException.badRequest(
                    "Invalid values for required_floatingips and amount. The amount must be equal to or longer than"
                            + " length of required_floatingips.");
        }
        return new FloatingIpRequest(networkId(given.value("network_id")), amount, required);
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

    /** As registered addresses are written, whatever spelling was given. */
    private static String address(JsonNode value) {
        return IpAddress.parse(value.isTextual() ? value.asText() : value.toString())
                .toString();
    }
}
