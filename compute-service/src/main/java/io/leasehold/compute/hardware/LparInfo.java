package io.leasehold.compute.hardware;

import java.util.Optional;
import java.util.UUID;

/**
 * A partition as its management console reports it.
 *
 * @param partitionId number of the partition on its host
 * @param refCode reference code as free text, such as {@code B200F005 LP=00022}; may be empty
 * @param refCodeFull {@code key=value} pairs with a time stamp and the code; may be empty
 */
public record LparInfo(
        UUID id,
        int partitionId,
        String name,
        OsType osType,
        LparState state,
        String refCode,
        String refCodeFull,
        Optional<Vsn> vsn,
        int vcpus,
        int memoryMb) {}
