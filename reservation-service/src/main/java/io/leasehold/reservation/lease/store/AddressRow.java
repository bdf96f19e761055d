package io.leasehold.reservation.lease.store;

import io.leasehold.reservation.lease.Lease;
import java.util.List;
import java.util.UUID;

/** An allocation of a floating IP as its table has it. */
record AddressRow(UUID reservationId, UUID floatingipId) {
    static List<AddressRow> of(Lease lease) {
        return lease.floatingIps()
                .flatMap(reservation -> reservation.held().addresses().stream()
                        .map(address -> new AddressRow(reservation.id(), address.id())))
                .toList();
    }
}
