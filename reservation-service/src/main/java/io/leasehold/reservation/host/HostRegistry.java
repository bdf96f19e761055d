package io.leasehold.reservation.host;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.reservation.compute.ComputeUnavailable;
import io.leasehold.reservation.compute.Hypervisor;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The short transactions in which a host comes and goes: intent first, the outcome after compute has done its part. */
@ApplicationScoped
class HostRegistry {
    private final HostStore store;
    private final HostEvents news;
    private final HostConfig config;
    private final Ids ids;
    private final Clock clock;

    HostRegistry(HostStore store, HostEvents news, HostConfig config, Ids ids, Clock clock) {
        this.store = store;
        this.news = news;
        this.config = config;
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

    /** Takes over the hosts whose way in or out has not ended in time. */
    @WithTransaction
    Uni<List<HostIntent>> takeOver() {
        return store.stuck(clock.instant().minus(config.intentExpiry()))
                .invoke(rows -> rows.forEach(row -> enter(row, row.state)))
                .map(rows -> rows.stream().map(HostIntent::of).toList());
    }

    /** Notes that the host shall come; 409 when it is here or on its way. */
    @WithTransaction
    Uni<HostIntent> announce(Hypervisor hypervisor, CreateHost request) {
        return store.isKnown(hypervisor.id(), hypervisor.hostname())
                .invoke(known -> refuseTwin(known, request))
                .chain(() -> store.persistAndFlush(row(hypervisor, request)))
                .call(row -> store.describe(row.id, hypervisor.inventory(), hypervisor.traits()))
                .map(HostIntent::of);
    }

    /** Makes an announced host visible, and tells; 503 when the intent has been taken over. */
    @WithTransaction
    Uni<Host> admit(HostIntent host) {
        return lock(host)
                .map(found -> found.orElseThrow(ComputeUnavailable::new))
                .invoke(row -> enter(row, HostRow.State.REGISTERED))
                .call(news::came)
                .map(HostRow::toHost);
    }

    /** From now on no lease gets the host; 404 when it is not there, 409 when it is reserved or somebody is removing it. */
    @WithTransaction
    Uni<HostIntent> withdraw(String id) {
        return store.lock(HostIds.number(id))
                .map(found -> found.filter(row -> row.state != HostRow.State.REGISTERING)
                        .orElseThrow(() -> HostIds.unknown(id)))
                .invoke(this::refuseLeaving)
                .call(row -> store.isAllocated(row.id).invoke(allocated -> refuseReserved(allocated, id)))
                .invoke(row -> enter(row, HostRow.State.LEAVING))
                .map(HostIntent::of);
    }

    /** Lets a host be leased again that was withdrawn and could not leave. */
    @WithTransaction
    Uni<Void> keep(HostIntent host) {
        return lock(host)
                .invoke(found -> found.ifPresent(row -> enter(row, HostRow.State.REGISTERED)))
                .replaceWithVoid();
    }

    /** Forgets a host that never was visible. */
    @WithTransaction
    Uni<Void> forget(HostIntent host) {
        return delete(host).replaceWithVoid();
    }

    /** Removes a withdrawn host, and tells. */
    @WithTransaction
    Uni<Void> dismiss(HostIntent host) {
        return delete(host)
                .chain(gone -> gone ? news.left(host) : Uni.createFrom().voidItem());
    }

    /** The host as long as it is on that way, which may have been taken over. */
    private Uni<Optional<HostRow>> lock(HostIntent host) {
        return store.lock(host.id()).map(found -> found.filter(row -> row.isOn(host)));
    }

    private Uni<Boolean> delete(HostIntent host) {
        return lock(host)
                .chain(found -> found.map(row -> store.delete(row).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private void enter(HostRow row, HostRow.State state) {
        row.state = state;
        row.stateSince = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void refuseLeaving(HostRow row) {
        boolean broken = row.stateSince.isBefore(clock.instant().minus(config.intentExpiry()));
        if (row.state == HostRow.State.LEAVING && !broken) {
            throw ServiceException.conflict("Can't delete host %d. It is being deleted.".formatted(row.id));
        }
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
