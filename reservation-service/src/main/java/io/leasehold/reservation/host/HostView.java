package io.leasehold.reservation.host;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.leasehold.common.event.ApiTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host in answers (contract section 1.7): every capability is a key beside the base attributes. */
record HostView(
        String id,
        String hypervisorHostname,
        String hypervisorType,
        int hypervisorVersion,
        int vcpus,
        int memoryMb,
        int localGb,
        String cpuInfo,
        String serviceName,
        boolean reservable,
        @Nullable String status,
        String availabilityZone,
        String trustId,
        @ApiTime.WithoutFraction Instant createdAt,
        @ApiTime.WithoutFraction @Nullable Instant updatedAt,
        @JsonAnyGetter Map<String, String> capabilities) {

    record One(HostView host) {}

    record All(List<HostView> hosts) {}

    static HostView of(Host host) {
        return new HostView(
                Long.toString(host.id()),
                host.hostname(),
                host.type(),
                host.version(),
                host.vcpus(),
                host.memoryMb(),
                host.localGb(),
                host.cpuInfo(),
                host.serviceName(),
                host.reservable(),
                null,
                host.availabilityZone(),
                host.trustId(),
                host.createdAt(),
                host.updatedAt(),
                host.capabilities());
    }
}
