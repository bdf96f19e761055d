package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one reservation of a lease holds, by resource type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "resource_type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LeasedCapacity.Hosts.class, name = LeasedCapacity.Hosts.RESOURCE_TYPE),
    @JsonSubTypes.Type(value = LeasedCapacity.Instances.class, name = LeasedCapacity.Instances.RESOURCE_TYPE),
    @JsonSubTypes.Type(value = LeasedCapacity.Flavors.class, name = LeasedCapacity.Flavors.RESOURCE_TYPE),
    @JsonSubTypes.Type(value = LeasedCapacity.FloatingIps.class, name = LeasedCapacity.FloatingIps.RESOURCE_TYPE)
})
public sealed interface LeasedCapacity {
    /** The reservation's id. */
    String id();

    /** The reservation's status, lower case. */
    String status();

    /** The hosts it holds, in order of host id; none for floating IPs. */
    List<Allocation> allocations();

    /**
     * A share of one host.
     *
     * @param host MTMS, the name that joins all services
     * @param hostUuid dashed
     * @param hostId reservation's host id, which is compute's hypervisor id
     * @param slots 1 for a whole host
     * @param capabilities the host's extra capabilities
     */
    record Allocation(String host, String hostUuid, String hostId, int slots, Map<String, String> capabilities) {
        public Allocation {
            capabilities = Map.copyOf(capabilities);
        }
    }

    /** Whole hosts ({@code physical:host}). */
    record Hosts(
            String id,
            String leaseId,
            String status,
            boolean missingResources,
            boolean resourcesChanged,
            String resourceId,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt,
            int min,
            int max,
            String hypervisorProperties,
            String resourceProperties,
            String beforeEnd,
            List<Allocation> allocations)
            implements LeasedCapacity {
        public static final String RESOURCE_TYPE = "physical:host";

        public Hosts {
            allocations = List.copyOf(allocations);
        }
    }

    /**
     * Room for servers of one size ({@code virtual:instance}).
     *
     * @param amount how many servers
     * @param vcpus of each
     * @param memoryMb of each
     * @param diskGb of each
     * @param affinity whether they share one host (true), avoid each other's (false), or neither (null)
     * @param flavorId the reservation's own id
     * @param serverGroupId dashed; null when {@code affinity} is
     * @param aggregateId from 1,000,000 up
     */
    record Instances(
            String id,
            String leaseId,
            String status,
            boolean missingResources,
            boolean resourcesChanged,
            String resourceId,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt,
            int amount,
            int vcpus,
            int memoryMb,
            int diskGb,
            @Nullable Boolean affinity,
            @Nullable String resourceProperties,
            String flavorId,
            @Nullable String serverGroupId,
            int aggregateId,
            String beforeEnd,
            List<Allocation> allocations)
            implements LeasedCapacity {
        public static final String RESOURCE_TYPE = "virtual:instance";

        public Instances {
            allocations = List.copyOf(allocations);
        }
    }

    /**
     * Room for servers of a flavor ({@code flavor:instance}). The size is the source flavor's; its extra specs and its
     * ephemeral disk stand in {@code resourceProperties}.
     *
     * @param amount how many servers
     * @param vcpus of each
     * @param memoryMb of each
     * @param diskGb of each: the root disk alone
     * @param resourceProperties the source flavor as JSON text: {@code id}, {@code name}, {@code vcpus}, {@code ram},
     *     {@code disk}, {@code OS-FLV-EXT-DATA:ephemeral}, {@code extra_specs}
     * @param flavorId the reservation's own id: the flavor that servers boot with
     * @param aggregateId from 1,000,000 up
     */
    record Flavors(
            String id,
            String leaseId,
            String status,
            boolean missingResources,
            boolean resourcesChanged,
            String resourceId,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt,
            int amount,
            int vcpus,
            int memoryMb,
            int diskGb,
            String resourceProperties,
            String flavorId,
            int aggregateId,
            List<Allocation> allocations)
            implements LeasedCapacity {
        public static final String RESOURCE_TYPE = "flavor:instance";

        public Flavors {
            allocations = List.copyOf(allocations);
        }
    }

    /**
     * Addresses of an external network ({@code virtual:floatingip}).
     *
     * @param requiredFloatingips the addresses that were asked for by name
     * @param floatingips the addresses it holds
     */
    record FloatingIps(
            String id,
            String leaseId,
            String status,
            boolean missingResources,
            boolean resourcesChanged,
            String resourceId,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt,
            String networkId,
            int amount,
            List<String> requiredFloatingips,
            List<String> floatingips)
            implements LeasedCapacity {
        public static final String RESOURCE_TYPE = "virtual:floatingip";

        public FloatingIps {
            requiredFloatingips = List.copyOf(requiredFloatingips);
            floatingips = List.copyOf(floatingips);
        }

        @Override
        public List<Allocation> allocations() {
            return List.of();
        }
    }
}
