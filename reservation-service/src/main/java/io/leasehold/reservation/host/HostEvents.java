package io.leasehold.reservation.host;

import io.leasehold.common.event.RegisteredHostEvent;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.reservation.property.PropertyNames;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** What is made known of a host that came, changed or left, in the transaction in which it did. */
@Singleton
class HostEvents {
    private final Outbox outbox;
    private final PropertyNames properties;

    HostEvents(Outbox outbox, PropertyNames properties) {
        this.outbox = outbox;
        this.properties = properties;
    }

    Uni<Void> came(HostRow host) {
        return tell(
                host,
                new RegisteredHostEvent.Created(Long.toString(host.id), host.hypervisorHostname, host.uuid.toString()));
    }

    Uni<Void> changed(HostRow host) {
        return tell(
                host,
                new RegisteredHostEvent.Updated(Long.toString(host.id), host.hypervisorHostname, host.uuid.toString()));
    }

    Uni<Void> left(HostIntent host) {
        return outbox.append(
                List.of(new RegisteredHostEvent.Deleted(Long.toString(host.id()), host.hostname(), host.uuid())));
    }

    private Uni<Void> tell(HostRow host, RegisteredHostEvent event) {
        return properties.note(host.capabilities.keySet()).chain(() -> outbox.append(List.of(event)));
    }
}
