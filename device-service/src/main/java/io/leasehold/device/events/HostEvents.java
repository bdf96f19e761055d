package io.leasehold.device.events;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.event.ComputeHostEvent.HostReport;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.device.projection.Hosts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumer of compute's host events: devices of a host that is down or disabled can be neither attached nor detached.
 * No device is detached because of them.
 */
@Singleton
class HostEvents {
    private final Inbox inbox;
    private final Hosts hosts;

    HostEvents(Inbox inbox, Hosts hosts) {
        this.inbox = inbox;
        this.hosts = hosts;
    }

    @Incoming("host-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.COMPUTE_HOST, this::react);
    }

    private Uni<Void> react(SqlConnection connection, ComputeHostEvent event) {
        HostReport report = event.report();
        return hosts.recordReported(
                connection,
                report.hostUuid(),
                report.host(),
                report.status().equals("enabled"),
                report.state().equals("up"),
                report.version());
    }
}
