package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The kind of resource that is reserved. */
public sealed interface ReservedResource {
    /** Whole hosts. */
    record Hosts() implements ReservedResource {}

    /**
     * Instances of one size, requested by size or by flavor.
     *
     * @param source the requested flavor; empty for a request by size
     * @param group the server group; empty without a rule of affinity
     * @param affinity true for servers close together, false for servers on different hosts
     * @param slots number of servers by host (MTMS)
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
            implements ReservedResource {
        public Instances {
            slots = Map.copyOf(slots);
        }
    }

    /** Returns the resource; empty for a resource that does not concern compute. */
    static Optional<ReservedResource> of(LeasedCapacity capacity) {
        return switch (capacity) {
            case LeasedCapacity.Hosts hosts -> Optional.of(new Hosts());
            case LeasedCapacity.Instances instances -> Optional.of(of(instances));
            case LeasedCapacity.Flavors flavors -> Optional.of(of(flavors));
            case LeasedCapacity.FloatingIps addresses -> Optional.empty();
        };
    }

    /** Returns the resource type in the rows; instances of a flavor have the type of instances. */
    default String type() {
        return switch (this) {
            case Hosts hosts -> LeasedCapacity.Hosts.RESOURCE_TYPE;
            case Instances instances -> LeasedCapacity.Instances.RESOURCE_TYPE;
        };
    }

    private static Instances of(LeasedCapacity.Instances announced) {
        return new Instances(
                announced.flavorId(),
                announced.vcpus(),
                announced.memoryMb(),
                announced.diskGb(),
                Optional.empty(),
                Optional.ofNullable(announced.serverGroupId()).map(UUID::fromString),
                Boolean.TRUE.equals(announced.affinity()),
                announced.aggregateId(),
                slots(announced));
    }

    private static Instances of(LeasedCapacity.Flavors announced) {
        return new Instances(
                announced.flavorId(),
                announced.vcpus(),
                announced.memoryMb(),
                announced.diskGb(),
                Optional.of(SourceFlavor.of(announced.resourceProperties())),
                Optional.empty(),
                false,
                announced.aggregateId(),
                slots(announced));
    }

    private static Map<String, Integer> slots(LeasedCapacity announced) {
        return announced.allocations().stream()
                .collect(Collectors.toMap(Allocation::host, Allocation::slots, Integer::sum));
    }
}
