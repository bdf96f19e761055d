package io.leasehold.reservation.host;

import io.leasehold.common.event.RegisteredHostEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.reservation.property.PropertyNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Events about registered hosts, appended in the transaction of the change. */
@Singleton
class HostEvents {
    private final Outbox outbox;
    private final PropertyNames properties;

    HostEvents(Outbox outbox, PropertyNames properties) {
        this.outbox = outbox;
        this.properties = properties;
    }

    Uni<Void> created(SqlConnection connection, Host host) {
        return append(
                connection,
                host,
                new RegisteredHostEvent.Created(Long.toString(host.id()), host.hostname(), host.uuid()));
    }

    Uni<Void> updated(SqlConnection connection, Host host) {
        return append(
                connection,
                host,
                new RegisteredHostEvent.Updated(Long.toString(host.id()), host.hostname(), host.uuid()));
    }

    Uni<Void> deleted(SqlConnection connection, HostIntent host) {
        return outbox.append(
                connection,
                List.of(new RegisteredHostEvent.Deleted(Long.toString(host.id()), host.hostname(), host.uuid())));
    }

    /** Appends the event and records the names of the host's capabilities as properties. */
    private Uni<Void> append(SqlConnection connection, Host host, RegisteredHostEvent event) {
        return properties
                .register(connection, host.capabilities().keySet())
                .chain(() -> outbox.append(connection, List.of(event)));
    }
}
