package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * Demand for whole hosts.
 *
 * @param min least number of hosts, from 1
 * @param max largest number of hosts, from {@code min}
 * @param requirements conditions that each host must meet
 */
public record HostDemand(int min, int max, List<Requirement> requirements) implements Demand {
    public HostDemand {
        requirements = List.copyOf(requirements);
    }

    @Override
    public boolean isMetBy(Holdings held) {
        return held.hosts().size() >= min;
    }
}
