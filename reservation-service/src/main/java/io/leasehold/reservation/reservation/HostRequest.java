package io.leasehold.reservation.lease;

import io.leasehold.reservation.allocation.HostDemand;

/**
 * What a {@code physical:host} reservation asks for, as the user wrote it.
 *
 * @param min at least so many hosts, from 1
 * @param max at most so many, from {@code min}
 * @param hypervisorProperties expression text; empty means any host
 * @param resourceProperties expression text, and-ed to the other
 * @param beforeEnd {@code default}, {@code snapshot} or empty
 */
public record HostRequest(int min, int max, String hypervisorProperties, String resourceProperties, String beforeEnd) {
    /** 400 unless both expressions can be read. */
    void requireWellFormed() {
        HostDemand unused = demand();
    }

    /** The same, understood; malformed expressions → 400. */
    HostDemand demand() {
        return HostDemand.of(min, max, hypervisorProperties, resourceProperties);
    }
}
