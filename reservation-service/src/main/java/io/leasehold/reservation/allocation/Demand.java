package io.leasehold.reservation.allocation;

import java.util.List;
import java.util.Optional;

/** What a reservation wants of the hosts. */
public sealed interface Demand permits HostDemand, SlotDemand {
    /** All must hold for each host. */
    List<Requirement> requirements();

    /** What one slot takes of its host; empty when hosts are wanted whole. */
    Optional<Size> slotSize();
}
