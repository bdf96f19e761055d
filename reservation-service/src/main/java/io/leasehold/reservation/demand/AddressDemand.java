package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * How many floating IPs of a network are wanted.
 *
 * @param amount no fewer and no more; from 1
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
