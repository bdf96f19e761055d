package io.leasehold.reservation.compute;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/** Inventory of one resource class of a hypervisor, in the terms of OpenStack's placement service. */
@JsonNaming(SnakeCaseStrategy.class)
public record ResourceInventory(
        int total, int reserved, int minUnit, int maxUnit, int stepSize, double allocationRatio) {
    /** The inventory, by resource class, of a hypervisor that offers its whole size without overcommitment. */
    public static Map<String, ResourceInventory> ofSizes(int vcpus, int memoryMb, int localGb) {
        return Map.of("VCPU", all(vcpus), "MEMORY_MB", all(memoryMb), "DISK_GB", all(localGb));
    }

    private static ResourceInventory all(int amount) {
        return new ResourceInventory(amount, 0, 1, amount, 1, 1.0);
    }
}
