package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * Demand for floating IPs of one network.
 *
 * @param amount exact number of addresses, from 1
 * @param required addresses that must be among them
 */
public record AddressDemand(String networkId, int amount, List<String> required) implements Demand {
    public AddressDemand {
        required = List.copyOf(required);
    }

    @Override
    public List<Requirement> requirements() {
        return List.of();
    }

    @Override
    public boolean isMetBy(Holdings held) {
        return held.addresses().size() >= amount
                && held.addresses().stream().map(Address::address).toList().containsAll(required);
    }
}
