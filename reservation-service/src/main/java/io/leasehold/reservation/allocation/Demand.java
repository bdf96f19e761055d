package io.leasehold.reservation.allocation;

/** What a reservation wants. */
public sealed interface Demand permits HostDemand, SlotDemand, AddressDemand {
    /** Whether that is enough. */
    boolean isMetBy(Held held);
}
