package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.host.Hosts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Membership of hosts in aggregates, as operators change it. A host of a reservation can neither be added to the
 * freepool nor removed from it; reservations are read before the freepool is locked, so that a concurrent return of
 * the host is noticed.
 */
@Singleton
class AggregateMembers {
    private final AggregateStore store;
    private final Hosts hosts;
    private final Operations operations;
    private final Transactions transactions;
    private final AggregateConfig config;
    private final Clock clock;

    AggregateMembers(
            AggregateStore store,
            Hosts hosts,
            Operations operations,
            Transactions transactions,
            AggregateConfig config,
            Clock clock) {
        this.store = store;
        this.hosts = hosts;
        this.operations = operations;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Adds a host and wakes the operations that wait for it. An unknown host → 404; a host that is a member already,
     * or that a reservation will return to the freepool → 409. When the process dies before it wakes the operations, each
     * continues with its next attempt.
     */
    Uni<Aggregate> add(String id, String host) {
        return Panache.withTransaction(() -> holders(host)
                        .chain(holders -> store.lock(id)
                                .chain(row -> existing(host)
                                        .invoke(mtms -> checkHolders("add host %s to", mtms, row, holders))
                                        .chain(mtms -> add(row, mtms)))))
                .call(() ->
                        transactions.run(connection -> operations.wakeWaiting(connection, List.of(canonical(host)))));
    }

    /** Removes a host. A host that is no member → 404; a host that a reservation would return to the freepool → 409. */
    Uni<Aggregate> remove(String id, String host) {
        return Panache.withTransaction(() -> holders(host)
                .chain(holders -> store.lock(id)
                        .onFailure(ServiceException.class)
                        .transform(unknown -> notMember(id, host))
                        .invoke(row -> checkHolders("remove host %s in", canonical(host), row, holders))
                        .invoke(row -> remove(row, host))
                        .call(this::changed))
                .map(AggregateRow::toAggregate));
    }

    private Uni<List<String>> holders(String host) {
        return store.reservationsOf(canonical(host), config.zonePrefix());
    }

    private void checkHolders(String action, String host, AggregateRow row, List<String> holders) {
        if (row.name.equals(config.freepoolName()) && !holders.isEmpty()) {
            throw ServiceException.conflict(
                    "Cannot %s aggregate %d. Reason: Reservation %s has it and will put it back."
                            .formatted(action.formatted(host), row.id, holders.getFirst()));
        }
    }

    private Uni<Aggregate> add(AggregateRow row, String mtms) {
        if (!row.hosts.add(mtms)) {
            throw ServiceException.conflict("Aggregate %d already has host %s.".formatted(row.id, mtms));
        }
        return store.otherZones(row.toAggregate(), List.of(mtms))
                .invoke(zones -> checkZones(row.id, zones))
                .call(() -> changed(row))
                .map(done -> row.toAggregate());
    }

    private void remove(AggregateRow row, String host) {
        if (!row.hosts.remove(canonical(host))) {
            throw notMember(String.valueOf(row.id), host);
        }
    }

    private Uni<Void> changed(AggregateRow row) {
        row.updatedAt = clock.instant();
        return store.save(row);
    }

    private static String canonical(String host) {
        return Mtms.find(host).map(Mtms::toString).orElse(host);
    }

    private Uni<String> existing(String host) {
        return Mtms.find(host)
                .map(hosts::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.map(Host::info)
                        .orElseThrow(() -> unknown(host))
                        .mtms()
                        .toString());
    }

    private static void checkZones(int id, List<String> zones) {
        if (!zones.isEmpty()) {
            throw ServiceException.conflict(
                    "Cannot add host to aggregate %d. Reason: One or more hosts already in availability zone(s) %s."
                            .formatted(id, zones));
        }
    }

    private static ServiceException unknown(String host) {
        return ServiceException.notFound("Compute host %s could not be found.".formatted(host));
    }

    private static ServiceException notMember(String id, String host) {
        return ServiceException.notFound("Cannot remove host %s in aggregate %s".formatted(host, id));
    }
}
