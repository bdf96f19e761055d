package io.leasehold.reservation.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request to register a host (contract section 5).
 *
 * @param reference hypervisor id or exact hypervisor hostname
 * @param capabilities values by name: all keys of the body but the base attributes
 */
record CreateHost(String reference, Map<String, String> capabilities) {
    CreateHost {
        capabilities = Map.copyOf(capabilities);
    }

    static CreateHost of(ObjectNode body) {
        JsonNode reference = body.hasNonNull("id") ? body.path("id") : body.path("name");
        if (reference.asText().isEmpty()) {
            throw ServiceException.badRequest("Missing parameter name");
        }
        Map<String, String> capabilities = new TreeMap<>();
        body.properties().forEach(field -> {
            if (!Capabilities.isBaseAttribute(field.getKey())) {
                capabilities.put(field.getKey(), Capabilities.text(field.getKey(), field.getValue()));
            }
        });
        return new CreateHost(reference.asText(), capabilities);
    }

    /** Fails with 400 when the name of a capability is too long; checked after the existence of the host. */
    void requireShortKeys() {
        Capabilities.requireShort(capabilities.keySet());
    }
}
