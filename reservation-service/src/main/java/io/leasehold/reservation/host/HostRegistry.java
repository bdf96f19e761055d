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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Registered hosts, and the short transactions of their registration, change and removal: a registration or removal is
 * recorded as intent first, and its outcome once compute has done its part.
 */
@ApplicationScoped
class HostRegistry {
    private final HostStore store;
    private final HostEvents events;
    private final HostConfig config;
    private final Ids ids;
    private final Clock clock;

    HostRegistry(HostStore store, HostEvents events, HostConfig config, Ids ids, Clock clock) {
        this.store = store;
        this.events = events;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    @WithSession
    Uni<List<Host>> list() {
        return store.listVisible()
                .map(rows -> rows.stream().map(HostRow::toHost).toList());
    }

    /** The host; 404 when it is not registered. */
    @WithSession
    Uni<Host> get(String id) {
        return store.findVisible(HostIds.parse(id))
                .map(found -> found.map(HostRow::toHost).orElseThrow(() -> HostIds.unknown(id)));
    }

    /** Changes capabilities, all or none; 404 for an unknown host, 409 when a lease relies on what changes. */
    @WithTransaction
    Uni<Host> update(String id, UpdateHost request) {
        return lockVisible(id)
                .call(row -> requireUnused(row, request.altered(row.capabilities)))
                .call(row -> apply(row, request.appliedTo(row.capabilities)))
                .map(HostRow::toHost);
    }

    /** Records the intent to register the host; 409 when the host is known already. */
    @WithTransaction
    Uni<HostIntent> beginRegistration(Hypervisor hypervisor, CreateHost request) {
        return store.isKnown(hypervisor.id(), hypervisor.hostname())
                .invoke(known -> refuseDuplicate(known, request))
                .chain(() -> store.persistAndFlush(row(hypervisor, request)))
                .call(row -> store.saveInventory(row.id, hypervisor.inventory(), hypervisor.traits()))
                .map(HostIntent::of);
    }

    /** Makes the host visible and leasable; 503 when the intent has been taken over. */
    @WithTransaction
    Uni<Host> completeRegistration(HostIntent intent) {
        return lock(intent)
                .map(found -> found.orElseThrow(ComputeUnavailable::new))
                .invoke(row -> enter(row, HostRow.State.REGISTERED))
                .call(events::created)
                .map(HostRow::toHost);
    }

    /** Deletes a host that never was visible. */
    @WithTransaction
    Uni<Void> cancelRegistration(HostIntent intent) {
        return delete(intent).replaceWithVoid();
    }

    /** Excludes the host from leases from now on; 404 for an unknown host, 409 for a reserved one or one being removed. */
    @WithTransaction
    Uni<HostIntent> beginRemoval(String id) {
        return lockVisible(id)
                .invoke(this::refuseRemovalInProgress)
                .call(row -> store.isAllocated(row.id).invoke(allocated -> refuseReserved(allocated, id)))
                .invoke(row -> enter(row, HostRow.State.LEAVING))
                .map(HostIntent::of);
    }

    @WithTransaction
    Uni<Void> completeRemoval(HostIntent intent) {
        return delete(intent)
                .chain(deleted ->
                        deleted ? events.deleted(intent) : Uni.createFrom().voidItem());
    }

    /** Makes the host leasable again. */
    @WithTransaction
    Uni<Void> cancelRemoval(HostIntent intent) {
        return lock(intent)
                .invoke(found -> found.ifPresent(row -> enter(row, HostRow.State.REGISTERED)))
                .replaceWithVoid();
    }

    /** Takes over the registrations and removals that have not finished in time. */
    @WithTransaction
    Uni<List<HostIntent>> takeOver() {
        return store.stuck(clock.instant().minus(config.intentExpiry()))
                .invoke(rows -> rows.forEach(row -> enter(row, row.state)))
                .map(rows -> rows.stream().map(HostIntent::of).toList());
    }

    private Uni<HostRow> lockVisible(String id) {
        return store.lock(HostIds.parse(id))
                .map(found -> found.filter(row -> row.state != HostRow.State.REGISTERING)
                        .orElseThrow(() -> HostIds.unknown(id)));
    }

    /** Locks the host; empty when the intent has been taken over. */
    private Uni<Optional<HostRow>> lock(HostIntent intent) {
        return store.lock(intent.id()).map(found -> found.filter(row -> row.belongsTo(intent)));
    }

    private Uni<Boolean> delete(HostIntent intent) {
        return lock(intent)
                .chain(found -> found.map(row -> store.delete(row).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private void enter(HostRow row, HostRow.State state) {
        row.state = state;
        row.stateSince = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Uni<Void> requireUnused(HostRow row, List<String> altered) {
        return altered.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.attributesInUse(row.id, clock.instant().truncatedTo(ChronoUnit.MINUTES))
                        .invoke(used -> refuseUsed(row, altered, used))
                        .replaceWithVoid();
    }

    private Uni<Void> apply(HostRow row, Map<String, String> capabilities) {
        if (row.capabilities.equals(capabilities)) {
            return Uni.createFrom().voidItem();
        }
        row.capabilities = capabilities;
        row.updatedAt = clock.instant();
        return events.updated(row);
    }

    private void refuseRemovalInProgress(HostRow row) {
        boolean expired = row.stateSince.isBefore(clock.instant().minus(config.intentExpiry()));
        if (row.state == HostRow.State.LEAVING && !expired) {
            throw ServiceException.conflict("Can't delete host %d. It is being deleted.".formatted(row.id));
        }
    }

    private static void refuseUsed(HostRow row, List<String> altered, Set<String> used) {
        String locked =
                altered.stream().filter(used::contains).map("'%s'"::formatted).collect(Collectors.joining(", "));
        if (!locked.isEmpty()) {
            throw ServiceException.conflict("Can't add extracapabilities [%s] to Host %d".formatted(locked, row.id));
        }
    }

    private static void refuseDuplicate(boolean known, CreateHost request) {
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
