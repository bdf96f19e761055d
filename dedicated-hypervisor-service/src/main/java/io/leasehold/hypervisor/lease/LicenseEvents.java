package io.leasehold.hypervisor.lease;

import io.leasehold.common.event.LicenseEvent;
import io.leasehold.common.event.LicenseEvent.LeasedLicense;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.hypervisor.lease.LeaseReservation.LicenseAssignment;
import io.leasehold.hypervisor.licensing.LicenseTypes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Events of licences that leases get and lose, appended in the transaction of the change. */
@Singleton
class LicenseEvents {
    private final LicenseTypes types;
    private final Outbox outbox;
    private final Clock clock;

    LicenseEvents(LicenseTypes types, Outbox outbox, Clock clock) {
        this.types = types;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> released(SqlConnection connection, LeaseReservation reservation, List<LicenseAssignment> released) {
        Instant now = clock.instant();
        List<LicenseEvent.Released> events = released.stream()
                .map(assignment -> new LicenseEvent.Released(payload(reservation, assignment, now)))
                .toList();
        return outbox.append(connection, events);
    }

    /**
     * Reports assignments of licences.
     *
     * @param unavailable assignments for which the pool has no key
     */
    Uni<Void> assigned(
            SqlConnection connection,
            LeaseReservation reservation,
            List<LicenseAssignment> assigned,
            List<LicenseAssignment> unavailable) {
        Instant now = clock.instant();
        Stream<LicenseEvent> success =
                assigned.stream().map(assignment -> new LicenseEvent.Assigned(payload(reservation, assignment, now)));
        Stream<LicenseEvent> failure = unavailable.stream()
                .map(assignment -> new LicenseEvent.Unavailable(payload(reservation, assignment, now)));
        return outbox.append(connection, Stream.concat(success, failure).toList());
    }

    private LeasedLicense payload(LeaseReservation reservation, LicenseAssignment assignment, Instant now) {
        return new LeasedLicense(
                assignment.server().toString(),
                assignment.host(),
                assignment.hostUuid(),
                reservation.projectId(),
                reservation.leaseId(),
                reservation.id(),
                assignment.license().map(UUID::toString).orElse(null),
                types.name(assignment.typeId()),
                now);
    }
}
