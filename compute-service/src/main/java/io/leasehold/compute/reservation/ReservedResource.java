package io.leasehold.compute.reservation;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a reservation is of. */
public sealed interface ReservedResource {
    /** Whole hosts. */
    record Hosts() implements ReservedResource {}

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
            implements ReservedResource {
        public Instances {
            slots = Map.copyOf(slots);
        }
    }

    /** Empty for what compute has no part in. */
    static Optional<ReservedResource> of(LeasedCapacity capacity) {
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
