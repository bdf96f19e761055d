package io.leasehold.reservation.demand;

import java.util.Map;
import java.util.TreeMap;

/** What one server needs of its host. */
public record Size(int vcpus, int memoryMb, int diskGb) {
    /** The same by resource class. */
    public Resources resources() {
        return new Resources(new TreeMap<>(Map.of(
                Resources.VCPU, (long) vcpus, Resources.MEMORY_MB, (long) memoryMb, Resources.DISK_GB, (long) diskGb)));
    }
}
