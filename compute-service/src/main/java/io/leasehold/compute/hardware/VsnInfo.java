package io.leasehold.compute.hardware;

import java.util.Optional;

/**
 * A virtual serial number in its host's pool or on one of its partitions.
 *
 * @param partitionId the number of the partition that has it; empty when none has
 * @param autoAssign whether the platform offers it when no particular number is asked for; a number that was on a
 *     partition is not offered again before that is reset
 */
public record VsnInfo(Vsn vsn, Optional<Integer> partitionId, boolean autoAssign) {}
