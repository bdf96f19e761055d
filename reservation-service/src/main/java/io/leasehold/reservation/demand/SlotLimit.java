package io.leasehold.reservation.demand;

import java.util.Set;

/** How much of a host slots may take, and which hosts come into question for them. */
public sealed interface SlotLimit {
    /** What the host has, no more: no class is overcommitted (contract section 4.4). */
    record ByHardware() implements SlotLimit {}

    /**
     * What its stored inventory offers, overcommitted by its ratios, and no slot larger than a class's largest unit
     * (contract section 4.5).
     *
     * @param required traits that the host must have
     * @param forbidden traits that it must not have
     */
    record ByInventory(Set<String> required, Set<String> forbidden) implements SlotLimit {
        public ByInventory {
            required = Set.copyOf(required);
            forbidden = Set.copyOf(forbidden);
        }
    }
}
