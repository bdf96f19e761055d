package io.leasehold.reservation.request;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.demand.HostDemand;
import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * What a {@code physical:host} reservation asks for.
 *
 * @param min at least so many hosts, from 1
 * @param max at most so many, from {@code min}
 * @param hypervisorProperties expression text; empty means any host
 * @param resourceProperties expression text, and-ed to the other
 * @param beforeEnd {@code default}, {@code snapshot} or empty
 */
public record HostRequest(int min, int max, String hypervisorProperties, String resourceProperties, String beforeEnd)
        implements Request {
    @Override
    public String resourceType() {
        return LeasedCapacity.Hosts.RESOURCE_TYPE;
    }

    @Override
    public HostDemand demand() {
        return new HostDemand(
                min, max, List.of(Requirement.of(hypervisorProperties), Requirement.of(resourceProperties)));
    }

    @Override
    public boolean needsAggregateId() {
        return false;
    }
}
