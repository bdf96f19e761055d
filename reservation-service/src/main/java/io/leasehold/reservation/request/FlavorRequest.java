package io.leasehold.reservation.request;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * What a {@code flavor:instance} reservation asks for.
 *
 * @param amount how many servers, from 1
 * @param flavor whose copy they boot with, as it was when the lease was made
 */
public record FlavorRequest(int amount, SourceFlavor flavor) implements Request {
    @Override
    public String resourceType() {
        return LeasedCapacity.Flavors.RESOURCE_TYPE;
    }

    @Override
    public SlotDemand demand() {
        FlavorSpecs specs = new FlavorSpecs(flavor);
        return new SlotDemand(
                amount,
                specs.slot(),
                Affinity.NONE,
                new SlotLimit.Inventory(specs.traits("required"), specs.traits("forbidden")),
                List.of(Requirement.of("")));
    }

    @Override
    public boolean needsAggregateId() {
        return true;
    }
}
