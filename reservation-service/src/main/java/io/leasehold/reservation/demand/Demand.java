package io.leasehold.reservation.demand;

import io.leasehold.reservation.expression.Requirement;
import java.util.List;

/** Demand of a reservation: whole hosts, slots on hosts, or floating IPs. */
public sealed interface Demand permits HostDemand, SlotDemand, AddressDemand {
    /** Conditions that each host must meet; none for floating IPs. */
    List<Requirement> requirements();

    /** True when the holdings are enough. */
    boolean isMetBy(Holdings held);
}
