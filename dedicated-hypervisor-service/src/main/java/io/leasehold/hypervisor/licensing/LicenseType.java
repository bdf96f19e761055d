package io.leasehold.hypervisor.licensing;

import java.time.Period;
import java.util.Optional;

/**
 * Licence type.
 *
 * @param hasKey true when a tenant obtains the licence by holding a key
 * @param onSwitch true when the licence is meant for existing virtual machines
 * @param unit the unit of usage, in the spelling of the API
 * @param slug the name in usages
 * @param term validity of a key; empty for a key without end
 */
public record LicenseType(
        String id,
        String name,
        boolean hasKey,
        boolean onSwitch,
        String unit,
        String description,
        String slug,
        Aggregation aggregation,
        Optional<Period> term) {
    /** Kind of resource that has a usage series of its own. */
    public enum Aggregation {
        TENANT,
        SERVER,
        VM
    }
}
