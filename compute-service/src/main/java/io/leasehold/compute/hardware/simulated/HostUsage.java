package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.LparSpec;
import java.math.BigDecimal;

/** What the partitions of a host have been given. */
record HostUsage(BigDecimal procUnits, long memoryMb, long diskGb) {
    /** Fails when the host has too little left for another partition. */
    void mustLeave(LparSpec.Demand demand, HostInfo.Size size) {
        mustLeave("processor units", procUnits.add(demand.procUnits()).compareTo(size.procUnits()) <= 0);
        mustLeave("memory", memoryMb + demand.memoryMb() <= size.memoryMb());
        mustLeave("disk space", diskGb + demand.diskGb() <= size.diskGb());
    }

    private static void mustLeave(String what, boolean enough) {
        if (!enough) {
            throw new HardwareFault.Rejected("SIM0002", "not enough %s left on the host".formatted(what));
        }
    }
}
