package io.leasehold.reservation.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A request to change a host's capabilities, all of them or none (contract section 5).
 *
 * @param values new values by name
 * @param removals names of capabilities to remove
 */
record UpdateHost(Map<String, String> values, Set<String> removals) {
    UpdateHost {
        values = Map.copyOf(values);
        removals = Set.copyOf(removals);
    }

    static UpdateHost of(ObjectNode body) {
        if (body.isEmpty()) {
            throw ServiceException.badRequest("No data to update");
        }
        Capabilities.requireShort(body.propertyStream().map(Map.Entry::getKey).toList());
        Map<String, String> values = new TreeMap<>();
        Set<String> removals = new TreeSet<>();
        body.properties().forEach(field -> {
            requireCapability(field.getKey());
            if (field.getValue().isNull()) {
                removals.add(field.getKey());
            } else {
                values.put(field.getKey(), Capabilities.text(field.getKey(), field.getValue()));
            }
        });
        return new UpdateHost(values, removals);
    }

    /** The capabilities after the change of a host that has {@code present}. */
    Map<String, String> appliedTo(Map<String, String> present) {
        Map<String, String> changed = new HashMap<>(present);
        changed.putAll(values);
        changed.keySet().removeAll(removals);
        return changed;
    }

    /** Names of the capabilities in {@code present} that the request changes or removes, in alphabetical order. */
    List<String> altered(Map<String, String> present) {
        Map<String, String> changed = appliedTo(present);
        return present.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(changed.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static void requireCapability(String key) {
        if (Capabilities.isBaseAttribute(key)) {
            throw Capabilities.malformed(key);
        }
    }
}
