package io.leasehold.reservation.demand;

import java.util.Set;

/** Limit of the resources that slots may take of a host, with conditions on the host. */
public sealed interface SlotLimit {
    /** The hardware of the host, without overcommitment (contract section 4.4). */
    record ByHardware() implements SlotLimit {}

    /**
     * The inventory of the host, multiplied by its allocation ratios; no slot may exceed the largest unit of a class
     * (contract section 4.5).
     *
     * @param required traits that the host must have
     * @param forbidden traits that the host must not have
     */
    record ByInventory(Set<String> required, Set<String> forbidden) implements SlotLimit {
        public ByInventory {
            required = Set.copyOf(required);
            forbidden = Set.copyOf(forbidden);
        }
    }
}
