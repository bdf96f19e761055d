package io.leasehold.compute.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The partitions of the hosts. Every method may fail with {@link HardwareFault.NotFound} for the host, {@link
 * HardwareFault.Busy}, {@link HardwareFault.Unauthorized}, {@link HardwareFault.Rejected} and {@link
 * HardwareFault.Timeout}; a host that is down times out. After a timeout the outcome of a change is unknown. Changes
 * may be repeated.
 */
public interface Partitions {
    /** Returns all partitions of a host with their states and reference codes, in one call. */
    Uni<List<LparInfo>> lpars(Mtms host);

    /** Returns a partition; empty when the host does not have the partition. */
    Uni<Optional<LparInfo>> lpar(Mtms host, UUID id);

    /**
     * Creates a partition, not activated. An existing partition of the same id is returned unchanged. Fails with
     * {@link HardwareFault.NotCapable} when the host does not run the operating system, and with {@link
     * HardwareFault.Rejected} when the host has too few resources left.
     */
    Uni<LparInfo> create(Mtms host, LparSpec spec);

    /**
     * Deletes a partition that is off; a missing partition is not an error, one that is on is {@link
     * HardwareFault.InvalidState}. The virtual serial number of the partition returns to the host's pool.
     *
     * @param resetAutoAssign true when the platform may assign the number automatically again
     */
    Uni<Void> delete(Mtms host, UUID lpar, boolean resetAutoAssign);

    /** Powers a partition on; completes before its operating system runs. A partition that is on is not an error. */
    Uni<Void> powerOn(Mtms host, UUID lpar);

    /** Powers a partition off. A partition that is off is not an error. */
    Uni<Void> powerOff(Mtms host, UUID lpar);

    /** Restarts a partition that is on, once for each call; one that is off is {@link HardwareFault.InvalidState}. */
    Uni<Void> restart(Mtms host, UUID lpar);

    /**
     * Captures the disks of a partition, on or off, as an image. A repeated call with the name of an earlier one
     * returns the same image, even after the partition was deleted.
     *
     * @return id of the image
     */
    Uni<UUID> snapshot(Mtms host, UUID lpar, String name);
}
