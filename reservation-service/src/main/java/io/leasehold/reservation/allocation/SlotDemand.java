package io.leasehold.reservation.allocation;

import java.util.List;
import java.util.Optional;

/**
 * How many slots are wanted, each with room for one server, and how they spread.
 *
 * @param amount no fewer and no more; from 1
 * @param size of each
 */
public record SlotDemand(int amount, Size size, Affinity affinity, List<Requirement> requirements) implements Demand {
    public SlotDemand {
        requirements = List.copyOf(requirements);
    }

    @Override
    public Optional<Size> slotSize() {
        return Optional.of(size);
    }
}
