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
 * A host as the rules look at it.
 *
 * @param used what the servers on it take together
 * @param aggregates the aggregates that it is in
 * @param slots how many more servers of the wanted flavor it takes; empty where no reservation counts them
 * @param autoVsns how many virtual serial numbers it has to give
 * @param neighbours the servers on it that matter: members of the same group, and those named in hints
 * @param failedLately whether making a server there failed a short while ago
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
    /** An aggregate that the host is in. */
    record HostAggregate(String name, Optional<String> zone, Map<String, String> metadata) {}

    /**
     * Who is on the host.
     *
     * @param members how many of the group
     * @param anywhere how many members the group has on any host
     * @param named which of the servers that hints name
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

    /** Memory comes in blocks: what a server takes is rounded up to whole ones. */
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
