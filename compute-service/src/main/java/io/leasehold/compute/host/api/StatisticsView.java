package io.leasehold.compute.host.api;

import io.leasehold.compute.host.HostTotals;
import java.math.RoundingMode;

/** JSON of the sums over all hypervisors. */
record StatisticsView(
        long count,
        long vcpus,
        long vcpusUsed,
        long memoryMb,
        long memoryMbUsed,
        long freeRamMb,
        long localGb,
        long localGbUsed,
        long freeDiskGb,
        long diskAvailableLeast,
        long runningVms,
        long currentWorkload) {
    static StatisticsView of(HostTotals totals, Occupancy used) {
        long freeDisk = totals.diskGb() - used.diskGb();
        return new StatisticsView(
                totals.count(),
                totals.vcpus().longValueExact(),
                used.procUnits().setScale(0, RoundingMode.CEILING).longValueExact(),
                totals.memoryMb(),
                used.memoryMb(),
                totals.memoryMb() - used.memoryMb(),
                totals.diskGb(),
                used.diskGb(),
                freeDisk,
                freeDisk,
                used.number(),
                used.working());
    }
}
