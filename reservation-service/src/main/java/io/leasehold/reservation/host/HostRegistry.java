package io.leasehold.reservation.host;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.common.sql.Transactions;
import io.leasehold.reservation.compute.ComputeUnavailable;
import io.leasehold.reservation.compute.Hypervisor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Registered hosts, and the short transactions of the registration, change and removal of hosts: a registration or removal is recorded as intent
 * first, and its outcome once compute has done its part.
 */
@Singleton
class HostRegistry {
    private final HostStore store;
    private final HostEvents events;
    private final Transactions transactions;
    private final HostConfig config;
    private final Ids ids;
    private final Clock clock;

    HostRegistry(
            HostStore store, HostEvents events, Transactions transactions, HostConfig config, Ids ids, Clock clock) {
        this.store = store;
        this.events = events;
        this.transactions = transactions;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<List<Host>> list() {
        return store.listVisible();
    }

    /** Returns the host; 404 when it is not registered. */
    Uni<Host> get(String id) {
        return store.findVisible(HostIds.parse(id)).map(found -> found.orElseThrow(() -> HostIds.unknown(id)));
    }

    /** Changes capabilities, all or none; 404 for an unknown host, 409 when a lease relies on what changes. */
    Uni<Host> update(String id, UpdateHost request) {
        return transactions.run(connection -> lockVisible(connection, id)
                .map(HostRow::host)
                .call(host -> requireUnused(connection, host, request.altered(host.capabilities())))
                .chain(host -> apply(connection, host, request.appliedTo(host.capabilities()))));
    }

    /** Records the intent to register the host; 409 when the host is known already. */
    Uni<HostIntent> beginRegistration(Hypervisor hypervisor, CreateHost request) {
        HostRow row = new HostRow(host(hypervisor, request), HostRow.State.REGISTERING, now());
        return transactions.run(connection -> store.insert(connection, row, hypervisor.inventory(), hypervisor.traits())
                .invoke(added -> refuseDuplicate(!added, request))
                .replaceWith(HostIntent.of(row)));
    }

    /** Makes the host visible and leasable; 503 when the intent has been taken over. */
    Uni<Host> completeRegistration(HostIntent intent) {
        return transactions.run(connection -> lock(connection, intent)
                .map(found -> found.orElseThrow(ComputeUnavailable::new).host())
                .call(host -> enter(connection, host.id(), HostRow.State.REGISTERED))
                .call(host -> events.created(connection, host)));
    }

    /** Deletes a host that never was visible. */
    Uni<Void> cancelRegistration(HostIntent intent) {
        return transactions.run(connection -> delete(connection, intent)).replaceWithVoid();
    }

    /** Excludes the host from leases from now on; 404 for an unknown host, 409 for a reserved one or one being removed. */
    Uni<HostIntent> beginRemoval(String id) {
        return transactions.run(connection -> lockVisible(connection, id)
                .invoke(this::refuseRemovalInProgress)
                .map(HostRow::host)
                .call(host ->
                        store.isAllocated(connection, host.id()).invoke(allocated -> refuseReserved(allocated, id)))
                .chain(host -> enter(connection, host.id(), HostRow.State.LEAVING)
                        .map(since -> HostIntent.of(new HostRow(host, HostRow.State.LEAVING, since)))));
    }

    Uni<Void> completeRemoval(HostIntent intent) {
        return transactions.run(connection -> delete(connection, intent)
                .chain(deleted -> deleted
                        ? events.deleted(connection, intent)
                        : Uni.createFrom().voidItem()));
    }

    /** Makes the host leasable again. */
    Uni<Void> cancelRemoval(HostIntent intent) {
        return transactions.run(connection -> lock(connection, intent)
                .chain(found -> found.isPresent()
                        ? enter(connection, intent.id(), HostRow.State.REGISTERED)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem()));
    }

    /** Takes over the registrations and removals that have not finished in time. */
    Uni<List<HostIntent>> takeOver() {
        return transactions.run(
                connection -> store.takeOver(connection, clock.instant().minus(config.intentExpiry()), now())
                        .map(rows -> rows.stream().map(HostIntent::of).toList()));
    }

    private Uni<HostRow> lockVisible(SqlConnection connection, String id) {
        return store.lock(connection, HostIds.parse(id))
                .map(found -> found.filter(row -> row.state() != HostRow.State.REGISTERING)
                        .orElseThrow(() -> HostIds.unknown(id)));
    }

    /** Locks the host; empty when the intent has been taken over. */
    private Uni<Optional<HostRow>> lock(SqlConnection connection, HostIntent intent) {
        return store.lock(connection, intent.id()).map(found -> found.filter(row -> row.belongsTo(intent)));
    }

    private Uni<Boolean> delete(SqlConnection connection, HostIntent intent) {
        return lock(connection, intent)
                .chain(found -> found.isPresent()
                        ? store.delete(connection, intent.id()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** Changes the state of the host and returns the time of the change. */
    private Uni<Instant> enter(SqlConnection connection, long id, HostRow.State state) {
        Instant since = now();
        return store.enter(connection, id, state, since).replaceWith(since);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Uni<Void> requireUnused(SqlConnection connection, Host host, List<String> altered) {
        return altered.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.attributesInUse(connection, host.id(), clock.instant().truncatedTo(ChronoUnit.MINUTES))
                        .invoke(used -> refuseUsed(host, altered, used))
                        .replaceWithVoid();
    }

    private Uni<Host> apply(SqlConnection connection, Host host, Map<String, String> capabilities) {
        if (host.capabilities().equals(capabilities)) {
            return Uni.createFrom().item(host);
        }
        Host changed = host.with(capabilities, now());
        return store.saveCapabilities(connection, changed)
                .chain(() -> events.updated(connection, changed))
                .replaceWith(changed);
    }

    private void refuseRemovalInProgress(HostRow row) {
        boolean expired = row.stateSince().isBefore(clock.instant().minus(config.intentExpiry()));
        if (row.state() == HostRow.State.LEAVING && !expired) {
            throw ServiceException.conflict("Can't delete host %d. It is being deleted."
                    .formatted(row.host().id()));
        }
    }

    private static void refuseUsed(Host host, List<String> altered, Set<String> used) {
        String locked =
                altered.stream().filter(used::contains).map("'%s'"::formatted).collect(Collectors.joining(", "));
        if (!locked.isEmpty()) {
            throw ServiceException.conflict("Can't add extracapabilities [%s] to Host %d".formatted(locked, host.id()));
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

    private Host host(Hypervisor hypervisor, CreateHost request) {
        return new Host(
                hypervisor.id(),
                hypervisor.uuid(),
                hypervisor.hostname(),
                hypervisor.type(),
                hypervisor.version(),
                hypervisor.vcpus(),
                hypervisor.memoryMb(),
                hypervisor.localGb(),
                hypervisor.cpuInfo(),
                hypervisor.serviceName(),
                hypervisor.availabilityZone(),
                ids.next().toString().replace("-", ""),
                hypervisor.usable(),
                clock.instant(),
                null,
                request.capabilities());
    }
}
