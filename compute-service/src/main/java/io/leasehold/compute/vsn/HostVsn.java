package io.leasehold.compute.vsn;

import io.leasehold.compute.hardware.Vsn;
import java.util.Optional;
import java.util.UUID;

/**
 * A number as the hypervisors API shows it.
 *
 * @param partitionId number of the partition that has the number
 * @param server the server that has, gets or loses the number
 * @param autoAssign true when the platform may assign the number automatically
 * @param state the contract's word
 */
public record HostVsn(
        Vsn vsn, Optional<Integer> partitionId, Optional<UUID> server, boolean autoAssign, String state) {}
