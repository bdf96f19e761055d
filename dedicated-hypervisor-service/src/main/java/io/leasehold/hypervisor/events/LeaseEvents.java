package io.leasehold.hypervisor.events;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.hypervisor.HypervisorBoundary;
import io.leasehold.hypervisor.lease.LeaseReservations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reactions to events of leases: each records the licences that the lease should have now. */
@Singleton
class LeaseEvents {
    private final Inbox inbox;
    private final LeaseReservations reservations;
    private final Steps steps;

    LeaseEvents(Inbox inbox, LeaseReservations reservations, Steps steps) {
        this.inbox = inbox;
        this.reservations = reservations;
        this.steps = steps;
    }

    @Incoming("lease-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.LEASE, this::react);
    }

    private Uni<Void> react(SqlConnection connection, LeaseEvent event) {
        return apply(connection, event).invoke(() -> steps.reached(HypervisorBoundary.REACTION_APPLIED));
    }

    private Uni<Void> apply(SqlConnection connection, LeaseEvent event) {
        return switch (event.change()) {
            case CREATED, UPDATED -> reservations.update(connection, event.lease());
            case STARTED -> reservations.start(connection, event.lease());
            case ENDED, DELETED -> reservations.end(connection, event.lease());
            case RENAMED,
                    DEGRADED,
                    START_FAILED,
                    BEFORE_END,
                    BEFORE_END_FAILED,
                    BEFORE_END_STOPPED,
                    END_FAILED,
                    USER_DEFINED -> Uni.createFrom().voidItem();
        };
    }
}
