package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/** What a reservation wants. */
public sealed interface Demand permits HostDemand, SlotDemand, AddressDemand {
    /** Conditions that all must hold for each host; floating IPs have none. */
    List<Requirement> requirements();

    /** Whether that is enough. */
    boolean isMetBy(Holdings held);
}
