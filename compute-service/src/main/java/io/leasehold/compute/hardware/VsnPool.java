package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** The virtual serial numbers of the hosts. Failures are those of {@link Partitions}, and those named here. */
public interface VsnPool {
    /** Every number of a host, on partitions or not; none where the feature is missing or off. */
    Uni<List<VsnInfo>> vsns(Mtms host);

    /**
     * Puts a number of this host on a partition that is off. That it is there already is fine; {@link
     * HardwareFault.InvalidState} when the partition is on or has another number, or another partition has this one.
     * From then on the number is not offered to everybody.
     */
    Uni<Void> assignVsn(Mtms host, UUID lpar, Vsn vsn);

    /**
     * Takes the number off a partition that is off; that it has none is fine, as is that there is no such partition.
     *
     * @param resetAutoAssign whether the number is then offered to everybody again
     */
    Uni<Void> unassignVsn(Mtms host, UUID lpar, boolean resetAutoAssign);

    /** Offers a number that is on no partition to everybody again; {@link HardwareFault.InvalidState} when one has it. */
    Uni<Void> releaseVsn(Mtms host, Vsn vsn);
}
