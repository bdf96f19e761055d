package io.leasehold.reservation.request;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Size;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.Requirement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code virtual:instance} reservation asks for.
 *
 * @param amount how many servers, from 1
 * @param size of each
 * @param resourceProperties expression text; empty and null mean any host, and come back as they were given
 * @param beforeEnd {@code default}, {@code snapshot} or empty
 */
public record InstanceRequest(
        int amount, Size size, Affinity affinity, @Nullable String resourceProperties, String beforeEnd)
        implements Request {
    @Override
    public String resourceType() {
        return LeasedCapacity.Instances.RESOURCE_TYPE;
    }

    @Override
    public SlotDemand demand() {
        Requirement requirement = Requirement.of(Objects.requireNonNullElse(resourceProperties, ""));
        return new SlotDemand(amount, size.resources(), affinity, new SlotLimit.Hardware(), List.of(requirement));
    }

    @Override
    public boolean needsAggregateId() {
        return true;
    }
}
