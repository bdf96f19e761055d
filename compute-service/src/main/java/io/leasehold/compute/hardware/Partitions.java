package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The partitions of the hosts. Every method may fail with {@link HardwareFault.NotFound} for the host, {@link
 * HardwareFault.Busy}, {@link HardwareFault.Unauthorized}, {@link HardwareFault.Rejected} and {@link
 * HardwareFault.Timeout}; a host that is down times out. After a time-out a change may have happened or not; all
 * changes may be asked for again.
 */
public interface Partitions {
    /** All partitions of a host with their states and reference codes, in one call whatever their number. */
    Uni<List<LparInfo>> lpars(Mtms host);

    /** One partition; empty when the host has none of that id. */
    Uni<Optional<LparInfo>> lpar(Mtms host, UUID id);

    /**
     * Makes a partition, which is not activated. One of the same id that is there already is the answer, unchanged.
     * {@link HardwareFault.NotCapable} when the host does not run the operating system, {@link HardwareFault.Rejected}
     * when it has too little left.
     */
    Uni<LparInfo> create(Mtms host, LparSpec spec);

    /**
     * Removes a partition that is off; one that is not there is fine, one that is on is {@link
     * HardwareFault.InvalidState}. A virtual serial number on it returns to the host's pool.
     *
     * @param resetAutoAssign whether that number is then offered to everybody again
     */
    Uni<Void> delete(Mtms host, UUID lpar, boolean resetAutoAssign);

    /** Completes once the partition is on, long before its operating system runs; one that is on is fine. */
    Uni<Void> powerOn(Mtms host, UUID lpar);

    /** Completes once the partition is off; one that is off is fine. */
    Uni<Void> powerOff(Mtms host, UUID lpar);

    /** Boots a partition that is on once more, each time it is called; one that is off is {@link HardwareFault.InvalidState}. */
    Uni<Void> restart(Mtms host, UUID lpar);

    /**
     * Captures the partition's disks as an image, on or off. The same name twice for one partition is one image, also
     * when the partition is gone meanwhile.
     *
     * @return the image's id
     */
    Uni<UUID> snapshot(Mtms host, UUID lpar, String name);
}
