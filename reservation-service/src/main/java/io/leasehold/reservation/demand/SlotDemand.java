package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/**
 * Demand for slots, each with room for one server.
 *
 * @param amount exact number of slots, from 1
 * @param slot resources that one slot takes of its host
 * @param limits limit of the slots on one host
 * @param requirements conditions that each host must meet
 */
public record SlotDemand(
        int amount, Resources slot, Affinity affinity, SlotLimit limits, List<Requirement> requirements)
        implements Demand {
    public SlotDemand {
        requirements = List.copyOf(requirements);
    }

    /** True when all slots must be on one host. */
    public boolean isTogether() {
        return affinity == Affinity.TOGETHER;
    }

    /** This demand with another number of slots. */
    public SlotDemand withAmount(int other) {
        return new SlotDemand(other, slot, affinity, limits, requirements);
    }

    @Override
    public boolean isMetBy(Holdings held) {
        return held.slots() >= amount;
    }
}
