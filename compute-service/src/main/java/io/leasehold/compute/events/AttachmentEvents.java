package io.leasehold.compute.events;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.AttachmentEvent;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.server.device.ServerDevices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumer of the events of device attachments; servers show the attached devices. */
@Singleton
class AttachmentEvents {
    private final Inbox inbox;
    private final ServerDevices devices;
    private final Steps steps;

    AttachmentEvents(Inbox inbox, ServerDevices devices, Steps steps) {
        this.inbox = inbox;
        this.devices = devices;
        this.steps = steps;
    }

    @Incoming("attachment-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.DEVICE_ATTACHMENT, this::react);
    }

    private Uni<Void> react(SqlConnection connection, AttachmentEvent event) {
        return apply(connection, event).invoke(() -> steps.reached(ComputeBoundary.ATTACHMENT_APPLIED));
    }

    private Uni<Void> apply(SqlConnection connection, AttachmentEvent event) {
        return switch (event) {
            case AttachmentEvent.Attached attached -> devices.attached(connection, attached.attachment());
            case AttachmentEvent.Detached detached -> devices.detached(connection, detached.attachment());
        };
    }
}
