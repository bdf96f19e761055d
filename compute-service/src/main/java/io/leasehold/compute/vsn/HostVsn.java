package io.leasehold.compute.vsn;

import io.leasehold.compute.hardware.Vsn;
import java.util.Optional;
import java.util.UUID;

/**
 * A number as its host's operators see it.
 *
 * @param partitionId the number of the partition that it was last seen on
 * @param server the server that it is on, comes to or leaves
 * @param autoAssign whether it is offered to whoever names no number
 * @param state the contract's word for where it is
 */
public record HostVsn(
        Vsn vsn, Optional<Integer> partitionId, Optional<UUID> server, boolean autoAssign, String state) {}
