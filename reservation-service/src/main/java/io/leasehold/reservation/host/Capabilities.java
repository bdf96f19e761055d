package io.leasehold.reservation.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.common.error.ServiceException;
import java.util.Collection;
import java.util.Set;

/** What may be a capability of a host, and how its value is kept as text (contract section 5). */
final class Capabilities {
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
            "local_gb",
            // not in the contract's list; as capabilities they would stand twice in the host's JSON
            "reservable",
            "status",
            "created_at",
            "updated_at");

    private Capabilities() {}

    /** Whether the name is a key that every host has, and so none of a capability. */
    static boolean isBaseAttribute(String key) {
        return BASE_ATTRIBUTES.contains(key);
    }

    /** 400 when one of the names is too long. */
    static void requireShort(Collection<String> keys) {
        if (keys.stream().anyMatch(key -> key.length() > LONGEST_KEY)) {
            throw ServiceException.badRequest("Extra capability key too long");
        }
    }

    /** The text of a value: booleans as users write them in expressions; null → 400. */
    static String text(String key, JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER ->
                value.isIntegralNumber() ? value.asText() : value.decimalValue().toPlainString();
            case STRING -> value.textValue();
            case ARRAY, OBJECT -> value.toString();
            case NULL, MISSING, BINARY, POJO -> throw malformed(key);
        };
    }

    static ServiceException malformed(String key) {
        return ServiceException.badRequest("Malformed parameter " + key);
    }
}
