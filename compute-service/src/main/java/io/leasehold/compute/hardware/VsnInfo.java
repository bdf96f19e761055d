package io.leasehold.compute.hardware;

import java.util.Optional;

/**
 * A virtual serial number in the pool of its host or on a partition.
 *
 * @param partitionId number of the partition; empty for a number in the pool
 * @param autoAssign true when the platform may assign the number automatically; false after the number was on a
 *     partition, until reset
 */
public record VsnInfo(Vsn vsn, Optional<Integer> partitionId, boolean autoAssign) {}
