package io.leasehold.reservation.floatingip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.network.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** A request to register a floating IP (contract section 1.10). */
record CreateFloatingIp(String networkId, IpAddress address) {
    private static final String NETWORK = "floating_network_id";
    private static final String ADDRESS = "floating_ip_address";

    static CreateFloatingIp of(ObjectNode body) {
        List<String> missing =
                Stream.of(NETWORK, ADDRESS).filter(key -> !body.hasNonNull(key)).toList();
        if (!missing.isEmpty()) {
            throw ServiceException.badRequest("Missing parameter " + String.join(",", missing));
        }
        return new CreateFloatingIp(text(body, NETWORK), IpAddress.parse(text(body, ADDRESS)));
    }

    /** The text of the value, or its JSON, which is neither the id of a network nor an address. */
    private static String text(ObjectNode body, String key) {
        JsonNode value = body.path(key);
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
