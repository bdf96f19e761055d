package io.leasehold.compute.scheduling;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A host as the placement rules examine it.
 *
 * @param used sum of the shares of its servers
 * @param slots free slots for servers of the requested flavor; empty unless a reservation counts them
 * @param autoVsns number of free virtual serial numbers
 * @param failedLately true when the creation of a server failed on the host a short time ago
 */
record Candidate(
        Mtms host,
        UUID uuid,
        boolean usable,
        HostInfo.Manager manager,
        HostInfo.Abilities can,
        HostInfo.Size size,
        Share used,
        List<HostAggregate> aggregates,
        Optional<Integer> slots,
        int autoVsns,
        Neighbours neighbours,
        boolean failedLately) {
    /** An aggregate of the host. */
    record HostAggregate(String name, Optional<String> zone, Map<String, String> metadata) {}

    /**
     * Servers on the host that matter for the placement.
     *
     * @param members number of servers of the same group on the host
     * @param anywhere number of servers of the group on any host
     * @param named servers on the host that scheduler hints name
     */
    record Neighbours(int members, int anywhere, List<UUID> named) {
        boolean groupElsewhere() {
            return members == 0 && anywhere > 0;
        }
    }

    BigDecimal freeUnits() {
        return size.procUnits().subtract(used.procUnits());
    }

    int freeMemoryMb() {
        return size.memoryMb() - used.memoryMb();
    }

    /** Rounds memory up to whole blocks of the host. */
    int inBlocks(int memoryMb) {
        return Math.ceilDiv(memoryMb, size.lmbMb()) * size.lmbMb();
    }

    boolean runs(OsType system) {
        return can.operatingSystems().contains(system.text());
    }

    boolean hasVsns() {
        return can.vsnCapable() && can.vsnEnabled();
    }
}
