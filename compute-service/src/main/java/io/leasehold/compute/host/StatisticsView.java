package io.leasehold.compute.host;

/** The sums over all hypervisors. */
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
    static StatisticsView of(HostTotals totals) {
        long memory = totals.memoryMb();
        long disk = totals.diskGb();
        return new StatisticsView(
                totals.count(), totals.vcpus().longValueExact(), 0, memory, 0, memory, disk, 0, disk, disk, 0, 0);
    }
}
