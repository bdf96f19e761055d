package io.leasehold.hypervisor.licensing;

import java.time.Period;
import java.util.Optional;

/**
 * A kind of licence.
 *
 * @param id opaque
 * @param hasKey whether it is had by holding keys
 * @param onSwitch whether it is meant to be granted to existing virtual machines
 * @param unit what is counted, as the wire spells it
 * @param slug its name in usages
 * @param term how long a key is good; empty for ever
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
    /** What has one series of usage. */
    public enum Aggregation {
        TENANT,
        SERVER,
        VM
    }
}
