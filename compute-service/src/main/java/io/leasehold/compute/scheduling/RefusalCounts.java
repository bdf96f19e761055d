package io.leasehold.compute.scheduling;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Number of refused hosts by rule. */
final class RefusalCounts {
    private final Map<String, Integer> hosts = new TreeMap<>();

    /** Counts the rule, if any, and returns the argument. */
    Optional<PlacementRule> count(Optional<PlacementRule> broken) {
        broken.ifPresent(rule -> hosts.merge(rule.name(), 1, Integer::sum));
        return broken;
    }

    String text() {
        String reasons = hosts.entrySet().stream()
                .map(reason -> "%s: %d".formatted(reason.getKey(), reason.getValue()))
                .collect(Collectors.joining(", "));
        return "No valid host was found. There are not enough hosts available."
                + (reasons.isEmpty() ? "" : " Hosts refused by rule: %s.".formatted(reasons));
    }
}
