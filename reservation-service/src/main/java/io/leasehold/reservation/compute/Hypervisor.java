package io.leasehold.reservation.compute;

/**
 * A hypervisor as compute describes it.
 *
 * @param hostname MTMS
 * @param uuid dashed
 * @param usable whether it is up and enabled
 */
public record Hypervisor(
        long id,
        String uuid,
        String hostname,
        String type,
        int version,
        int vcpus,
        int memoryMb,
        int localGb,
        String cpuInfo,
        String serviceName,
        String availabilityZone,
        boolean usable) {}
