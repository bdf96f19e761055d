package io.leasehold.compute.metadata;

import io.leasehold.compute.server.MetadataRules;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Changes of a server's metadata by users. Entries of the service are kept, except reference codes that are no longer
 * requested.
 */
final class MetadataEdit {
    private MetadataEdit() {}

    /** Adds entries; existing entries of the same keys are replaced. */
    static UnaryOperator<Map<String, String>> merge(Map<String, String> entries) {
        return before -> {
            Map<String, String> after = new TreeMap<>(before);
            after.putAll(entries);
            return normalised(after);
        };
    }

    /** Replaces all entries of users. */
    static UnaryOperator<Map<String, String>> replace(Map<String, String> entries) {
        return before -> {
            Map<String, String> after = new TreeMap<>(before);
            after.keySet().removeIf(key -> !MetadataRules.isServiceKey(key));
            after.putAll(entries);
            return normalised(after);
        };
    }

    /** Removes an entry. */
    static UnaryOperator<Map<String, String>> remove(String key) {
        return before -> {
            Map<String, String> after = new TreeMap<>(before);
            after.remove(key);
            return normalised(after);
        };
    }

    private static Map<String, String> normalised(Map<String, String> entries) {
        MetadataRules.checkCount(entries);
        if (!MetadataRules.wantsRefcode(entries)) {
            entries.keySet()
                    .removeIf(key -> MetadataRules.isServiceKey(key) && !key.equals(MetadataRules.ORIGINAL_HOST));
        }
        return entries;
    }
}
