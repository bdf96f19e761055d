package io.leasehold.compute.metadata;

import io.leasehold.compute.server.MetadataRules;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a user's change makes of a server's metadata. The service's own entries stay, but for codes that nobody wants. */
final class MetadataEdit {
    private MetadataEdit() {}

    /** Adds entries, over those of the same keys. */
    static UnaryOperator<Map<String, String>> merge(Map<String, String> entries) {
        return before -> {
            Map<String, String> after = new TreeMap<>(before);
            after.putAll(entries);
            return settled(after);
        };
    }

    /** Puts entries in the place of all that users wrote. */
    static UnaryOperator<Map<String, String>> replace(Map<String, String> entries) {
        return before -> {
            Map<String, String> after = new TreeMap<>(before);
            after.keySet().removeIf(key -> !MetadataRules.isServiceKey(key));
            after.putAll(entries);
            return settled(after);
        };
    }

    /** Takes one entry away. */
    static UnaryOperator<Map<String, String>> remove(String key) {
        return before -> {
            Map<String, String> after = new TreeMap<>(before);
            after.remove(key);
            return settled(after);
        };
    }

    private static Map<String, String> settled(Map<String, String> entries) {
        MetadataRules.checkCount(entries);
        if (!MetadataRules.wantsRefcode(entries)) {
            entries.keySet()
                    .removeIf(key -> MetadataRules.isServiceKey(key) && !key.equals(MetadataRules.ORIGINAL_HOST));
        }
        return entries;
    }
}
