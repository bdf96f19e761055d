package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.LparSpec;
import java.math.BigDecimal;

/** Resources of a host that its partitions take. */
record HostUsage(BigDecimal procUnits, long memoryMb, long diskGb) {
    /** Refuses a partition for which the host has too few resources left. */
    void checkFree(LparSpec.Demand demand, HostInfo.Size size) {
        checkFree("processor units", procUnits.add(demand.procUnits()).compareTo(size.procUnits()) <= 0);
        checkFree("memory", memoryMb + demand.memoryMb() <= size.memoryMb());
        checkFree("disk space", diskGb + demand.diskGb() <= size.diskGb());
    }

    private static void checkFree(String what, boolean enough) {
        if (!enough) {
            throw new HardwareFault.Rejected("SIM0002", "not enough %s left on the host".formatted(what));
        }
    }
}
