package io.leasehold.reservation.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.event.ApiTime;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lease in answers (contract section 1.6). */
public record LeaseView(
        String id,
        String name,
        @ApiTime.WithFraction Instant startDate,
        @ApiTime.WithFraction Instant endDate,
        LeaseStatus status,
        boolean degraded,
        String userId,
        String projectId,
        String trustId,
        @ApiTime.WithoutFraction Instant createdAt,
        @ApiTime.WithoutFraction @Nullable Instant updatedAt,
        List<ReservationView> reservations,
        List<EventView> events) {

    public record One(LeaseView lease) {
        public static One of(Lease lease) {
            return new One(LeaseView.of(lease));
        }
    }

    /** A list; a page that others follow has a link to the next one. */
    public record All(
            List<LeaseView> leases,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Link> leasesLinks) {
        public static All of(List<Lease> leases, Optional<URI> next) {
            return new All(
                    leases.stream().map(LeaseView::of).toList(),
                    next.map(page -> new Link("next", page.toString())).stream().toList());
        }
    }

    record Link(String rel, String href) {}

    record EventView(
            String id,
            String leaseId,
            String eventType,
            @ApiTime.WithFraction Instant time,
            Trigger.Status status,
            @ApiTime.WithoutFraction Instant createdAt,
            @ApiTime.WithoutFraction @Nullable Instant updatedAt) {}

    public static LeaseView of(Lease lease) {
        String id = lease.id().toString();
        return new LeaseView(
                id,
                lease.name(),
                lease.window().start(),
                lease.window().end(),
                lease.status(),
                lease.degraded(),
                lease.owner().userId(),
                lease.owner().projectId(),
                lease.owner().trustId(),
                lease.stamp().createdAt(),
                lease.stamp().updatedAt(),
                lease.reservations().stream()
                        .map(each -> ReservationView.of(id, each))
                        .toList(),
                lease.triggers().stream().map(each -> event(id, each)).toList());
    }

    private static EventView event(String lease, Trigger trigger) {
        return new EventView(
                trigger.id().toString(),
                lease,
                trigger.eventType(),
                trigger.time(),
                trigger.status(),
                trigger.createdAt(),
                trigger.updatedAt());
    }
}
