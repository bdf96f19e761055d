package io.leasehold.device.events;

import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.LeaseEvent;
import io.leasehold.common.event.LeaseSnapshot;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.common.work.Steps;
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
        return switch (event) {
            case LeaseEvent.Ended ended -> end(connection, ended.lease());
            case LeaseEvent.Deleted deleted -> end(connection, deleted.lease());
            case LeaseEvent.Created created -> recordOwner(connection, created.lease());
            case LeaseEvent.Updated updated -> recordOwner(connection, updated.lease());
            case LeaseEvent.Renamed renamed -> recordOwner(connection, renamed.lease());
            case LeaseEvent.Degraded degraded -> recordOwner(connection, degraded.lease());
            case LeaseEvent.Started started -> recordOwner(connection, started.lease());
            case LeaseEvent.StartFailed failed -> recordOwner(connection, failed.lease());
            case LeaseEvent.BeforeEnd before -> recordOwner(connection, before.lease());
            case LeaseEvent.BeforeEndFailed before -> recordOwner(connection, before.lease());
            case LeaseEvent.BeforeEndStopped before -> recordOwner(connection, before.lease());
            case LeaseEvent.EndFailed failed -> recordOwner(connection, failed.lease());
            case LeaseEvent.UserDefined user -> recordOwner(connection, user.lease());
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
