package io.leasehold.reservation.host;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host that may be leased: compute's description at the time of registration, and the administrator's capabilities.
 *
 * @param id compute's hypervisor id
 * @param hostname MTMS
 */
record Host(
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
        String trustId,
        boolean reservable,
        Instant createdAt,
        @Nullable Instant updatedAt,
        Map<String, String> capabilities) {
    Host {
        capabilities = Map.copyOf(capabilities);
    }

    Host with(Map<String, String> newCapabilities, Instant now) {
        return new Host(
                id,
                uuid,
                hostname,
                type,
                version,
                vcpus,
                memoryMb,
                localGb,
                cpuInfo,
                serviceName,
                availabilityZone,
                trustId,
                reservable,
                createdAt,
                now,
                newCapabilities);
    }
}
