package io.leasehold.reservation.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.leasehold.common.error.ServiceException;
import java.util.Collection;
import java.util.Set;

/** Rules of the names and values of capabilities; values are stored as texts (contract section 5). */
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
            // not in the contract's list; as capabilities they would appear twice in the host's JSON
            "reservable",
            "status",
            "created_at",
            "updated_at");

    private Capabilities() {}

    /** True when the name is a base attribute, which no capability may have. */
    static boolean isBaseAttribute(String key) {
        return BASE_ATTRIBUTES.contains(key);
    }

    /** Fails with 400 when a name is too long. */
    static void requireShort(Collection<String> keys) {
        if (keys.stream().anyMatch(key -> key.length() > LONGEST_KEY)) {
            throw ServiceException.badRequest("Extra capability key too long");
        }
    }

    /** The text of a value; booleans are written as in expressions, and null fails with 400. */
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
