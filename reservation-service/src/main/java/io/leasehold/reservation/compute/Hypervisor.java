package io.leasehold.reservation.compute;

import java.util.List;
import java.util.Map;

/**
 * A hypervisor as compute describes it.
 *
 * @param hostname MTMS
 * @param uuid UUID with dashes
 * @param availabilityZone empty when unknown
 * @param usable true when up and enabled
 * @param inventory by resource class
 * @param traits names of the traits
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
        boolean usable,
        Map<String, ResourceInventory> inventory,
        List<String> traits) {
    public Hypervisor {
        inventory = Map.copyOf(inventory);
        traits = List.copyOf(traits);
    }
}
