package io.leasehold.reservation.allocation;

import java.util.List;
import java.util.Optional;

/**
 * How many whole hosts are wanted, and which will do.
 *
 * @param min fewer are not enough; from 1
 * @param max more are not taken; from {@code min}
 */
public record HostDemand(int min, int max, List<Requirement> requirements) implements Demand {
    public HostDemand {
        requirements = List.copyOf(requirements);
    }

    @Override
    public Optional<Size> slotSize() {
        return Optional.empty();
    }
}
