package io.leasehold.compute.hardware;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A host as its management console reports it.
 *
 * @param uuid the console's id of the machine; never changes
 * @param up true when the console reaches the machine and partitions can run
 * @param enabled true when operators allow new servers
 */
public record HostInfo(
        Mtms mtms, UUID uuid, Manager manager, String hostIp, boolean up, boolean enabled, Abilities can, Size size) {
    /** The manager of a host. */
    public enum Manager {
        NOVALINK,
        HMC
    }

    /**
     * Features of machine and firmware.
     *
     * @param vsnCapable true when the firmware supports virtual serial numbers
     * @param vsnEnabled true when the feature is switched on
     * @param operatingSystems {@code aix}, {@code ibmi}, {@code linux}
     */
    public record Abilities(boolean vsnCapable, boolean vsnEnabled, List<String> operatingSystems) {
        public Abilities {
            operatingSystems = List.copyOf(operatingSystems);
        }
    }

    /**
     * Resources for partitions.
     *
     * @param procUnits configurable processor units
     * @param lmbMb logical memory block in MB; memory of partitions is a multiple of this size
     */
    public record Size(BigDecimal procUnits, int memoryMb, int lmbMb, int diskGb) {}
}
