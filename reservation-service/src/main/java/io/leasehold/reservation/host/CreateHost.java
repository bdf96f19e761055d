package io.leasehold.reservation.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request to register a host (contract section 5).
 *
 * @param reference hypervisor id, or exact hypervisor hostname
 * @param capabilities texts by name; every other key of the body
 */
record CreateHost(String reference, Map<String, String> capabilities) {
    private static final int LONGEST_KEY = 64;
    private static final Set<String> BASE_ATTRIBUTES = Set.of(
            "id",
            "name",
            "trust_id",
            "availability_zone",
            "hypervisor_hostname",
            "service_name",
            "vcpus",
            "cpu_info",
            "hypervisor_type",
            "hypervisor_version",
            "memory_mb",
            "local_gb");

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
            if (!BASE_ATTRIBUTES.contains(field.getKey())) {
                capabilities.put(field.getKey(), text(field.getKey(), field.getValue()));
            }
        });
        return new CreateHost(reference.asText(), capabilities);
    }

    /** 400 when a capability's name is too long; told after the host is known to exist. */
    void requireShortKeys() {
        if (capabilities.keySet().stream().anyMatch(key -> key.length() > LONGEST_KEY)) {
            throw ServiceException.badRequest("Extra capability key too long");
        }
    }

    private static String text(String key, JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER ->
                value.isIntegralNumber() ? value.asText() : value.decimalValue().toPlainString();
            case STRING -> value.textValue();
            case ARRAY, OBJECT -> value.toString();
            case NULL, MISSING, BINARY, POJO -> throw ServiceException.badRequest("Malformed parameter " + key);
        };
    }
}
