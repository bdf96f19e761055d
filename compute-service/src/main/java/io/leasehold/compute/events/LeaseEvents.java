package io.leasehold.compute.events;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.reservation.Reservations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumer of the events of leases; the requests of the lease are recorded. */
@Singleton
class LeaseEvents {
    private final Inbox inbox;
    private final Reservations reservations;
    private final Steps steps;

    LeaseEvents(Inbox inbox, Reservations reservations, Steps steps) {
        this.inbox = inbox;
        this.reservations = reservations;
        this.steps = steps;
    }

    @Incoming("lease-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.LEASE, this::react);
    }

    private Uni<Void> react(SqlConnection connection, LeaseEvent event) {
        return apply(connection, event).invoke(() -> steps.reached(ComputeBoundary.REACTION_APPLIED));
    }

    private Uni<Void> apply(SqlConnection connection, LeaseEvent event) {
        return switch (event.change()) {
            case CREATED, UPDATED -> reservations.record(connection, event.lease());
            case STARTED -> reservations.start(connection, event.lease());
            case BEFORE_END -> reservations.beforeEnd(connection, event.lease());
            case ENDED, DELETED -> reservations.end(connection, event.lease());
            case RENAMED, DEGRADED, START_FAILED, BEFORE_END_FAILED, BEFORE_END_STOPPED, END_FAILED, USER_DEFINED ->
                Uni.createFrom().voidItem();
        };
    }
}
