package io.leasehold.reservation.host;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.RegisteredHostEvent;
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.reservation.compute.Hypervisor;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The short transactions in which a host comes and goes: intent first, the outcome after compute has done its part. */
@ApplicationScoped
class HostRegistry {
    private final HostStore store;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    HostRegistry(HostStore store, Outbox outbox, Ids ids, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @WithSession
    Uni<List<Host>> list() {
        return store.visible().map(rows -> rows.stream().map(HostRow::toHost).toList());
    }

    @WithSession
    Uni<Optional<Host>> find(long id) {
        return store.visible(id).map(found -> found.map(HostRow::toHost));
    }

    /** The hosts whose way in or out has not ended since {@code before}. */
    @WithSession
    Uni<List<HostIntent>> stuck(Instant before) {
        return store.stuck(before).map(rows -> rows.stream().map(HostIntent::of).toList());
    }

    /** Notes that the host shall come; 409 when it is here or on its way. */
    @WithTransaction
    Uni<HostIntent> announce(Hypervisor hypervisor, CreateHost request) {
        return store.isKnown(hypervisor.id(), hypervisor.hostname())
                .invoke(known -> refuseTwin(known, request))
                .chain(() -> store.persist(row(hypervisor, request)))
                .map(HostIntent::of);
    }

    /** Makes an announced host visible, and tells. */
    @WithTransaction
    Uni<Host> admit(long id) {
        return store.lock(id)
                .map(found -> found.orElseThrow(() -> HostFailures.unknown(Long.toString(id))))
                .invoke(row -> enter(row, HostRow.State.REGISTERED))
                .call(row -> outbox.append(List.of(new RegisteredHostEvent.Created(
                        Long.toString(row.id), row.hypervisorHostname, row.uuid.toString()))))
                .map(HostRow::toHost);
    }

    /** From now on no lease gets the host; 404 when it is not there, 409 when it is reserved. May be repeated. */
    @WithTransaction
    Uni<HostIntent> withdraw(String id) {
        return store.lock(HostFailures.number(id))
                .map(found -> found.filter(row -> row.state != HostRow.State.REGISTERING)
                        .orElseThrow(() -> HostFailures.unknown(id)))
                .call(row -> store.isAllocated(row.id).invoke(allocated -> refuseReserved(allocated, id)))
                .invoke(row -> enter(row, HostRow.State.LEAVING))
                .map(HostIntent::of);
    }

    /** Lets a host be leased again that was withdrawn and could not leave. */
    @WithTransaction
    Uni<Void> keep(long id) {
        return store.lock(id)
                .invoke(found -> found.ifPresent(row -> enter(row, HostRow.State.REGISTERED)))
                .replaceWithVoid();
    }

    /** Forgets a host that never was visible. */
    @WithTransaction
    Uni<Void> forget(long id) {
        return store.deleteById(id).replaceWithVoid();
    }

    /** Removes a withdrawn host, and tells. */
    @WithTransaction
    Uni<Void> dismiss(HostIntent host) {
        return store.deleteById(host.id())
                .chain(gone -> outbox.append(List.of(
                        new RegisteredHostEvent.Deleted(Long.toString(host.id()), host.hostname(), host.uuid()))));
    }

    private void enter(HostRow row, HostRow.State state) {
        row.state = state;
        row.stateSince = clock.instant();
    }

    private static void refuseTwin(boolean known, CreateHost request) {
        if (known) {
            throw ServiceException.conflict("Host '%s' already exists".formatted(request.reference()));
        }
    }

    private static void refuseReserved(boolean allocated, String id) {
        if (allocated) {
            throw ServiceException.conflict("Can't delete host %s. The host is reserved.".formatted(id));
        }
    }

    private HostRow row(Hypervisor hypervisor, CreateHost request) {
        HostRow row = new HostRow();
        row.id = hypervisor.id();
        row.uuid = UUID.fromString(hypervisor.uuid());
        row.hypervisorHostname = hypervisor.hostname();
        row.hypervisorType = hypervisor.type();
        row.hypervisorVersion = hypervisor.version();
        row.vcpus = hypervisor.vcpus();
        row.memoryMb = hypervisor.memoryMb();
        row.localGb = hypervisor.localGb();
        row.cpuInfo = hypervisor.cpuInfo();
        row.serviceName = hypervisor.serviceName();
        row.availabilityZone = hypervisor.availabilityZone();
        row.trustId = ids.next().toString().replace("-", "");
        row.capabilities = request.capabilities();
        row.reservable = hypervisor.usable();
        row.createdAt = clock.instant();
        enter(row, HostRow.State.REGISTERING);
        return row;
    }
}
