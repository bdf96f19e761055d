package io.leasehold.compute.hardware;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A host as its management console reports it.
 *
 * @param uuid the console's own id of the machine, which never changes
 * @param up whether the console reaches the machine and it can run partitions
 * @param enabled whether operators allow new work on it
 */
public record HostInfo(
        Mtms mtms, UUID uuid, Manager manager, String hostIp, boolean up, boolean enabled, Abilities can, Size size) {
    /** What manages the host. */
    public enum Manager {
        NOVALINK,
        HMC
    }

    /**
     * What the machine and its firmware allow.
     *
     * @param vsnCapable whether the firmware knows virtual serial numbers
     * @param vsnEnabled whether the feature is switched on
     * @param operatingSystems {@code aix}, {@code ibmi}, {@code linux}
     */
    public record Abilities(boolean vsnCapable, boolean vsnEnabled, List<String> operatingSystems) {
        public Abilities {
            operatingSystems = List.copyOf(operatingSystems);
        }
    }

    /**
     * What can be given to partitions in all.
     *
     * @param procUnits configurable processor units
     * @param lmbMb the memory block: partitions get memory in multiples of it
     */
    public record Size(BigDecimal procUnits, int memoryMb, int lmbMb, int diskGb) {}
}
