package io.leasehold.device.events;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.attachment.Attachments;
import io.leasehold.device.projection.Leases;
import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumer of lease events: records the owner of a lease, and releases the devices of a lease that has ended. */
@Singleton
class LeaseEvents {
    private final Inbox inbox;
    private final Leases leases;
    private final Attachments attachments;
    private final Steps steps;

    LeaseEvents(Inbox inbox, Leases leases, Attachments attachments, Steps steps) {
        this.inbox = inbox;
        this.leases = leases;
        this.attachments = attachments;
        this.steps = steps;
    }

    @Incoming("lease-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.LEASE, this::react);
    }

    private Uni<Void> react(SqlConnection connection, LeaseEvent event) {
        return apply(connection, event).invoke(() -> steps.reached(DeviceBoundary.REACTION_APPLIED));
    }

    private Uni<Void> apply(SqlConnection connection, LeaseEvent event) {
        return switch (event.change()) {
            case ENDED, DELETED -> end(connection, event.lease());
            case CREATED,
                    UPDATED,
                    RENAMED,
                    DEGRADED,
                    STARTED,
                    START_FAILED,
                    BEFORE_END,
                    BEFORE_END_FAILED,
                    BEFORE_END_STOPPED,
                    END_FAILED,
                    USER_DEFINED -> recordOwner(connection, event.lease());
        };
    }

    private Uni<Void> recordOwner(SqlConnection connection, LeaseSnapshot lease) {
        return leases.recordOwner(connection, Leases.canonical(lease.leaseId()), Uuids.account(lease.projectId()));
    }

    private Uni<Void> end(SqlConnection connection, LeaseSnapshot lease) {
        String id = Leases.canonical(lease.leaseId());
        String account = Uuids.account(lease.projectId());
        return leases.end(connection, id, account).chain(() -> attachments.endForLease(connection, id, account));
    }
}
