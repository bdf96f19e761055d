package io.leasehold.device.events;

import io.leasehold.common.boundary.Steps;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.event.ServerEvent;
import io.leasehold.common.event.ServerEvent.ServerReport;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.device.DeviceBoundary;
import io.leasehold.device.attachment.Attachments;
import io.leasehold.device.projection.Leases;
import io.leasehold.device.projection.VmReport;
import io.leasehold.device.projection.VmState;
import io.leasehold.device.projection.Vms;
import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumer of compute's server events: records servers as virtual machines, and releases the devices of deleted ones.
 */
@Singleton
class ServerEvents {
    private final Inbox inbox;
    private final Vms vms;
    private final Attachments attachments;
    private final Steps steps;

    ServerEvents(Inbox inbox, Vms vms, Attachments attachments, Steps steps) {
        this.inbox = inbox;
        this.vms = vms;
        this.attachments = attachments;
        this.steps = steps;
    }

    @Incoming("server-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.COMPUTE_SERVER, this::react);
    }

    private Uni<Void> react(SqlConnection connection, ServerEvent event) {
        VmReport report = report(event.server(), state(event));
        return vms.recordReported(connection, report)
                .chain(() -> report.state() == VmState.DESTROYED
                        ? attachments.endForVm(connection, report.uuid())
                        : attachments.endIfLeaseEnded(connection, report.uuid()))
                .invoke(() -> steps.reached(DeviceBoundary.REACTION_APPLIED));
    }

    private static VmState state(ServerEvent event) {
        return switch (event) {
            case ServerEvent.Starting ignored -> VmState.STARTING;
            case ServerEvent.Deleted ignored -> VmState.DESTROYED;
            case ServerEvent.Failed ignored -> VmState.ERROR;
            case ServerEvent.Created server -> VmState.ofServer(server.server().status());
            case ServerEvent.Active server -> VmState.ofServer(server.server().status());
            case ServerEvent.StartFailed server ->
                VmState.ofServer(server.server().status());
            case ServerEvent.Stopped server -> VmState.ofServer(server.server().status());
            case ServerEvent.ReferenceCodeChanged server ->
                VmState.ofServer(server.server().status());
        };
    }

    private static VmReport report(ServerReport server, VmState state) {
        return new VmReport(
                Uuids.of("VmInstance", server.serverId()),
                server.name(),
                server.projectId(),
                state,
                Optional.ofNullable(server.hostUuid()).flatMap(Uuids::find),
                Optional.ofNullable(server.reservationId()),
                Optional.ofNullable(server.leaseId()).map(Leases::canonical),
                server.version());
    }
}
