package io.leasehold.reservation.request;

import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.demand.AddressDemand;
import java.util.List;

/**
 * What a {@code virtual:floatingip} reservation asks for.
 *
 * @param networkId the external network
 * @param amount how many addresses, from 1
 * @param required addresses that must be among them, no more than {@code amount}
 */
public record FloatingIpRequest(String networkId, int amount, List<String> required) implements Request {
    public FloatingIpRequest {
        required = List.copyOf(required);
    }

    @Override
    public String resourceType() {
        return LeasedCapacity.FloatingIps.RESOURCE_TYPE;
    }

    @Override
    public AddressDemand demand() {
        return new AddressDemand(networkId, amount, required);
    }

    @Override
    public boolean needsAggregateId() {
        return false;
    }
}
