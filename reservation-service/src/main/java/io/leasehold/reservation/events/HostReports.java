package io.leasehold.reservation.events;

import io.leasehold.common.event.ComputeHostEvent;
import io.leasehold.common.event.ComputeHostEvent.HostReport;
import io.leasehold.common.event.EventFamilies;
import io.leasehold.common.inbox.Inbox;
import io.leasehold.reservation.healing.Healing;
import io.leasehold.reservation.host.HostHealth;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumer of compute's events about hosts: their state decides whether hosts may be leased (contract section 3.6). */
@ApplicationScoped
class HostReports {
    private final Inbox inbox;
    private final HostHealth health;
    private final Healing healing;

    HostReports(Inbox inbox, HostHealth health, Healing healing) {
        this.inbox = inbox;
        this.health = health;
        this.healing = healing;
    }

    @Incoming("compute-hosts")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.consume(record, EventFamilies.COMPUTE_HOST, this::react).invoke(healing::wake);
    }

    private Uni<Void> react(SqlConnection connection, ComputeHostEvent event) {
        HostReport report = event.report();
        boolean usable = report.state().equals("up") && report.status().equals("enabled");
        return health.observe(connection, report.host(), report.version(), usable);
    }
}
