package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a reservation is of. */
sealed interface Resource {
    /** Whole hosts. */
    record Hosts() implements Resource {}

    /**
     * Room for servers of one size.
     *
     * @param group the server group, where the servers are to be near to one another or apart
     * @param affinity whether near
     * @param slots how many servers go on which host (MTMS)
     */
    record Instances(
            String flavorId,
            int vcpus,
            int memoryMb,
            int diskGb,
            Optional<UUID> group,
            boolean affinity,
            int aggregateId,
            Map<String, Integer> slots)
            implements Resource {
        public Instances {
            slots = Map.copyOf(slots);
        }
    }

    static Resource of(LeasedCapacity capacity) {
        return switch (capacity) {
            case LeasedCapacity.Hosts hosts -> new Hosts();
            case LeasedCapacity.Instances instances -> of(instances);
        };
    }

    /** As the API and the rows name it. */
    default String type() {
        return switch (this) {
            case Hosts hosts -> LeasedCapacity.Hosts.RESOURCE_TYPE;
            case Instances instances -> LeasedCapacity.Instances.RESOURCE_TYPE;
        };
    }

    private static Instances of(LeasedCapacity.Instances told) {
        return new Instances(
                told.flavorId(),
                told.vcpus(),
                told.memoryMb(),
                told.diskGb(),
                Optional.ofNullable(told.serverGroupId()).map(UUID::fromString),
                Boolean.TRUE.equals(told.affinity()),
                told.aggregateId(),
                told.allocations().stream()
                        .collect(Collectors.toMap(Allocation::host, Allocation::slots, Integer::sum)));
    }
}
