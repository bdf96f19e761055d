package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * How many whole hosts are wanted, and which will do.
 *
 * @param min fewer are not enough; from 1
 * @param max more are not taken; from {@code min}
 * @param requirements all must hold for each host
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
