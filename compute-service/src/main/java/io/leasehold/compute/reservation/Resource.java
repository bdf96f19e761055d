package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a reservation is of. */
public sealed interface Resource {
    /** Whole hosts. */
    record Hosts() implements Resource {}

    /**
     * Room for servers of one size, which was asked for as such or as that of a flavor.
     *
     * @param source the flavor whose size it is; empty when the size was asked for
     * @param group the server group, where the servers are to be near to one another or apart
     * @param affinity whether near
     * @param slots how many servers go on which host (MTMS)
     */
    record Instances(
            String flavorId,
            int vcpus,
            int memoryMb,
            int diskGb,
            Optional<SourceFlavor> source,
            Optional<UUID> group,
            boolean affinity,
            int aggregateId,
            Map<String, Integer> slots)
            implements Resource {
        public Instances {
            slots = Map.copyOf(slots);
        }
    }

    /** Empty for what compute has no part in. */
    static Optional<Resource> of(LeasedCapacity capacity) {
        return switch (capacity) {
            case LeasedCapacity.Hosts hosts -> Optional.of(new Hosts());
            case LeasedCapacity.Instances instances -> Optional.of(of(instances));
            case LeasedCapacity.Flavors flavors -> Optional.of(of(flavors));
            case LeasedCapacity.FloatingIps addresses -> Optional.empty();
        };
    }

    /** As the rows name it; instances of a flavor are instances. */
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
                Optional.empty(),
                Optional.ofNullable(told.serverGroupId()).map(UUID::fromString),
                Boolean.TRUE.equals(told.affinity()),
                told.aggregateId(),
                slots(told));
    }

    private static Instances of(LeasedCapacity.Flavors told) {
        return new Instances(
                told.flavorId(),
                told.vcpus(),
                told.memoryMb(),
                told.diskGb(),
                Optional.of(SourceFlavor.of(told.resourceProperties())),
                Optional.empty(),
                false,
                told.aggregateId(),
                slots(told));
    }

    private static Map<String, Integer> slots(LeasedCapacity told) {
        return told.allocations().stream().collect(Collectors.toMap(Allocation::host, Allocation::slots, Integer::sum));
    }
}
