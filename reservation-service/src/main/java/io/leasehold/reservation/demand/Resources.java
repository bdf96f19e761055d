package io.leasehold.reservation.demand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts that one slot takes of its host, by resource class, for example {@code VCPU}, {@code MEMORY_MB} and
 * {@code DISK_GB}; classes with the amount 0 are left out.
 */
public record Resources(@JsonValue SortedMap<String, Long> amounts) {
    public static final String VCPU = "VCPU";
    public static final String PCPU = "PCPU";
    public static final String MEMORY_MB = "MEMORY_MB";
    public static final String DISK_GB = "DISK_GB";

    @JsonCreator
    public Resources {
        SortedMap<String, Long> some = new TreeMap<>(amounts);
        some.values().removeIf(amount -> amount == 0);
        amounts = Collections.unmodifiableSortedMap(some);
    }
}
