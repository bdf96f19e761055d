package io.leasehold.reservation.events;

import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseEvent.Change;
import io.leasehold.common.event.ReservationReport;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.LeaseSnapshots;
import io.leasehold.reservation.lease.store.Leases;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumer of compute's events about reservations: missing hosts degrade a lease, and their return ends that. */
@ApplicationScoped
class ReservationReports {
    private final Inbox inbox;
    private final Leases leases;
    private final Clock clock;

    ReservationReports(Inbox inbox, Leases leases, Clock clock) {
        this.inbox = inbox;
        this.leases = leases;
        this.clock = clock;
    }

    @Incoming("reservation-reports")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.RESERVATION_REPORT, this::react);
    }

    private Uni<Void> react(SqlConnection connection, ReservationReport report) {
        return switch (report) {
            case ReservationReport.Failed failed -> flag(connection, failed, true);
            case ReservationReport.Active active -> flag(connection, active, false);
            case ReservationReport.Prepared prepared -> Uni.createFrom().voidItem();
            case ReservationReport.Snapshotted snapshotted -> Uni.createFrom().voidItem();
            case ReservationReport.Ended ended -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> flag(SqlConnection connection, ReservationReport report, boolean missing) {
        UUID reservation = UUID.fromString(report.reservationId());
        return leases.lock(connection, List.of(UUID.fromString(report.leaseId())))
                .map(found -> found.stream()
                        .filter(lease -> lease.hasReservation(reservation, !missing))
                        .map(lease -> lease.withMissingResources(reservation, missing, clock.instant()))
                        .toList())
                .chain(changed -> changed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : leases.save(connection, changed, events(changed, missing)));
    }

    private static List<LeaseEvent> events(List<Lease> changed, boolean missing) {
        return missing
                ? changed.stream()
                        .map(lease -> LeaseEvent.of(Change.DEGRADED, LeaseSnapshots.of(lease)))
                        .toList()
                : List.of();
    }
}
