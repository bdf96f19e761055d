package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** The virtual serial numbers of the hosts. Failures are those of {@link Partitions} and those named here. */
public interface VsnPool {
    /** Returns all numbers of a host, on partitions or in the pool; none when the feature is missing or off. */
    Uni<List<VsnInfo>> vsns(Mtms host);

    /**
     * Assigns a number of this host to a partition that is off, and ends its automatic assignment. A number that is on
     * the partition already is not an error. Fails with {@link HardwareFault.InvalidState} when the partition is on or
     * has another number, or when another partition has this number.
     */
    Uni<Void> assignVsn(Mtms host, UUID lpar, Vsn vsn);

    /**
     * Takes the number off a partition that is off; a partition without a number, or a missing partition, is not an
     * error.
     *
     * @param resetAutoAssign true when the platform may assign the number automatically again
     */
    Uni<Void> unassignVsn(Mtms host, UUID lpar, boolean resetAutoAssign);

    /**
     * Allows the automatic assignment of a number in the pool again; {@link HardwareFault.InvalidState} when a
     * partition has the number.
     */
    Uni<Void> releaseVsn(Mtms host, Vsn vsn);
}
