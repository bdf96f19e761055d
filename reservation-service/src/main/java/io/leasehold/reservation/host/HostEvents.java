package io.leasehold.reservation.host;

import io.leasehold.common.event.RegisteredHostEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.reservation.property.PropertyNames;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Events about registered hosts, appended in the open Hibernate session of the change. */
@Singleton
class HostEvents {
    private final Outbox outbox;
    private final PropertyNames properties;

    HostEvents(Outbox outbox, PropertyNames properties) {
        this.outbox = outbox;
        this.properties = properties;
    }

    Uni<Void> created(HostRow host) {
        return append(
                host,
                new RegisteredHostEvent.Created(Long.toString(host.id), host.hypervisorHostname, host.uuid.toString()));
    }

    Uni<Void> updated(HostRow host) {
        return append(
                host,
                new RegisteredHostEvent.Updated(Long.toString(host.id), host.hypervisorHostname, host.uuid.toString()));
    }

    Uni<Void> deleted(HostIntent host) {
        return outbox.append(
                List.of(new RegisteredHostEvent.Deleted(Long.toString(host.id()), host.hostname(), host.uuid())));
    }

    /** Appends the event and records the names of the host's capabilities as properties. */
    private Uni<Void> append(HostRow host, RegisteredHostEvent event) {
        return properties.register(host.capabilities.keySet()).chain(() -> outbox.append(List.of(event)));
    }
}
