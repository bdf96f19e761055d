package io.leasehold.reservation.request;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Resources;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a flavor's size and extra specs ask of a host (contract section 4.5). */
record FlavorSpecs(SourceFlavor flavor) {
    private static final String TRAIT = "trait:";
    private static final String RESOURCE = "resources:";
    private static final Set<String> WORDS = Set.of("required", "forbidden");

    /** What one server takes, by resource class; a class that an extra spec sets is that. */
    Resources slot() {
        SortedMap<String, Long> amounts = new TreeMap<>();
        boolean dedicated = "dedicated".equals(flavor.extraSpecs().get("hw:cpu_policy"));
        amounts.put(dedicated ? Resources.PCPU : Resources.VCPU, (long) flavor.vcpus());
        amounts.put(Resources.MEMORY_MB, (long) flavor.ram());
        amounts.put(Resources.DISK_GB, (long) flavor.disk() + flavor.ephemeral());
        named(RESOURCE).forEach((resourceClass, amount) -> amounts.put(resourceClass, amount(amount)));
        return new Resources(amounts);
    }

    /** The traits that are {@code required}, or {@code forbidden}; a trait that is neither → 400. */
    Set<String> traits(String word) {
        return named(TRAIT).entrySet().stream()
                .peek(trait -> requireWord(trait.getKey(), trait.getValue()))
                .filter(trait -> trait.getValue().equals(word))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, String> named(String prefix) {
        return flavor.extraSpecs().entrySet().stream()
                .filter(spec -> spec.getKey().startsWith(prefix))
                .collect(Collectors.toMap(spec -> spec.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    private static void requireWord(String trait, String word) {
        if (!WORDS.contains(word)) {
            throw ServiceException.badRequest("Invalid value for trait %s".formatted(trait));
        }
    }

    private static long amount(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw RequestFields.malformed("flavor_id");
        }
        return Long.parseLong(text);
    }
}
