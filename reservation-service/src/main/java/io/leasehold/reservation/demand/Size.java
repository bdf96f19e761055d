package io.leasehold.reservation.demand;

import java.util.Map;
import java.util.TreeMap;

/** Size of one server. */
public record Size(int vcpus, int memoryMb, int diskGb) {
    /** The amounts by resource class. */
    public Resources resources() {
        return new Resources(new TreeMap<>(Map.of(
                Resources.VCPU, (long) vcpus, Resources.MEMORY_MB, (long) memoryMb, Resources.DISK_GB, (long) diskGb)));
    }
}
