package io.leasehold.hypervisor.lease;

import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.common.event.LeasedCapacity.Allocation;
import io.leasehold.hypervisor.lease.LeaseReservation.LeasedHost;
import io.leasehold.hypervisor.licensing.LicenseType;
import io.leasehold.hypervisor.licensing.LicenseTypes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reservation of whole hosts as an event announces it.
 *
 * @param at time of the announced change; an older announcement than the recorded one changes nothing
 */
record AnnouncedReservation(LeaseReservation reservation, Instant at) {
    private static final String LICENSES = "license_type";
    private static final String START = "start_lease";
    private static final String UNDONE = "UNDONE";

    /** Reads the reservations of whole hosts, ordered by id. */
    static List<AnnouncedReservation> of(LeaseSnapshot lease, boolean started, LicenseTypes types) {
        Instant at = Optional.ofNullable(lease.updatedAt()).orElse(lease.createdAt());
        return lease.reservations().stream()
                .filter(LeasedCapacity.Hosts.class::isInstance)
                .map(capacity -> new AnnouncedReservation(reservation(lease, capacity, started, types), at))
                .sorted(Comparator.comparing(
                        announced -> announced.reservation().id()))
                .toList();
    }

    /** Returns true when the start of the lease has been attempted, with any result. */
    static boolean hasStarted(LeaseSnapshot lease) {
        return lease.events().stream()
                .filter(trigger -> trigger.eventType().equals(START))
                .anyMatch(trigger -> !trigger.status().equals(UNDONE));
    }

    private static LeaseReservation reservation(
            LeaseSnapshot lease, LeasedCapacity capacity, boolean started, LicenseTypes types) {
        return new LeaseReservation(
                capacity.id(),
                lease.leaseId(),
                lease.projectId(),
                started,
                false,
                capacity.allocations().stream()
                        .map(host -> leasedHost(host, types))
                        .toList());
    }

    private static LeasedHost leasedHost(Allocation allocation, LicenseTypes types) {
        return new LeasedHost(allocation.host(), allocation.hostUuid(), offered(allocation, types));
    }

    /** Returns the licence types with keys that the host's capabilities name; other names are ignored. */
    private static List<String> offered(Allocation allocation, LicenseTypes types) {
        return Arrays.stream(
                        allocation.capabilities().getOrDefault(LICENSES, "").split(";", -1))
                .map(String::strip)
                .flatMap(name -> types.named(name).stream())
                .filter(LicenseType::hasKey)
                .map(LicenseType::id)
                .distinct()
                .toList();
    }
}
