package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resources of one reservation of a lease, by resource type. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "resource_type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LeasedCapacity.Hosts.class, name = LeasedCapacity.Hosts.RESOURCE_TYPE),
    @JsonSubTypes.Type(value = LeasedCapacity.Instances.class, name = LeasedCapacity.Instances.RESOURCE_TYPE),
    @JsonSubTypes.Type(value = LeasedCapacity.Flavors.class, name = LeasedCapacity.Flavors.RESOURCE_TYPE),
    @JsonSubTypes.Type(value = LeasedCapacity.FloatingIps.class, name = LeasedCapacity.FloatingIps.RESOURCE_TYPE)
})
public sealed interface LeasedCapacity {
    String id();

    /** Returns the reservation's status, lower case. */
    String status();

    /** Returns the allocated hosts, in order of host id; none for floating IPs. */
    List<Allocation> allocations();

    /**
     * Share of one host.
     *
     * @param host MTMS, the name of the host in all services
     * @param hostUuid dashed
     * @param hostId reservation-service's host id, equal to compute-service's hypervisor id
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
     * Capacity for servers of one size ({@code virtual:instance}).
     *
     * @param amount the number of servers
     * @param vcpus per server
     * @param memoryMb per server
     * @param diskGb per server
     * @param affinity true when the servers share one host, false when each needs another host, null for no constraint
     * @param flavorId the reservation's own id
     * @param serverGroupId dashed; null when {@code affinity} is null
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
     * Capacity for servers of a flavor ({@code flavor:instance}). The sizes are those of the source flavor; extra specs
     * and ephemeral disk are part of {@code resourceProperties}.
     *
     * @param amount the number of servers
     * @param vcpus per server
     * @param memoryMb per server
     * @param diskGb per server: the root disk alone
     * @param resourceProperties the source flavor as JSON text: {@code id}, {@code name}, {@code vcpus}, {@code ram},
     *     {@code disk}, {@code OS-FLV-EXT-DATA:ephemeral}, {@code extra_specs}
     * @param flavorId the reservation's own id: the flavor for servers of the reservation
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
     * Floating IPs of an external network ({@code virtual:floatingip}).
     *
     * @param requiredFloatingips the addresses that the request named
     * @param floatingips the allocated addresses
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
