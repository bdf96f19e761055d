package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.host.Hosts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    AggregateMembers(
            AggregateStore store,
            Hosts hosts,
            Operations operations,
            Transactions transactions,
            AggregateConfig config) {
        this.store = store;
        this.hosts = hosts;
        this.operations = operations;
        this.transactions = transactions;
        this.config = config;
    }

    /**
     * Adds a host and wakes the operations that wait for the host. An unknown host → 404; a host that is a member
     * already, or that a reservation will return to the freepool → 409.
     */
    Uni<Aggregate> add(String id, String host) {
        return transactions.run(connection -> holders(connection, host)
                .chain(holders -> store.lock(connection, id)
                        .call(() -> checkExists(connection, host))
                        .invoke(aggregate -> checkHolders("add host %s to", host, aggregate, holders)))
                .chain(aggregate -> add(connection, aggregate, canonical(host)))
                .call(() -> operations.wakeWaiting(connection, List.of(canonical(host)))));
    }

    /** Removes a host. A host that is no member → 404; a host that a reservation would return to the freepool → 409. */
    Uni<Aggregate> remove(String id, String host) {
        return transactions.run(connection -> holders(connection, host)
                .chain(holders -> store.lock(connection, id)
                        .onFailure(ServiceException.class)
                        .transform(unknown -> notMember(id, host))
                        .invoke(aggregate -> checkHolders("remove host %s in", host, aggregate, holders)))
                .chain(aggregate -> remove(connection, aggregate, host)));
    }

    private Uni<List<String>> holders(SqlConnection connection, String host) {
        return store.reservationsOf(connection, canonical(host), config.zonePrefix());
    }

    private void checkHolders(String action, String host, Aggregate aggregate, List<String> holders) {
        if (aggregate.name().equals(config.freepoolName()) && !holders.isEmpty()) {
            throw ServiceException.conflict(
                    "Cannot %s aggregate %d. Reason: Reservation %s has it and will put it back."
                            .formatted(action.formatted(canonical(host)), aggregate.id(), holders.getFirst()));
        }
    }

    private Uni<Aggregate> add(SqlConnection connection, Aggregate aggregate, String mtms) {
        if (aggregate.hosts().contains(mtms)) {
            throw ServiceException.conflict("Aggregate %d already has host %s.".formatted(aggregate.id(), mtms));
        }
        List<String> members = Stream.concat(aggregate.hosts().stream(), Stream.of(mtms))
                .sorted()
                .toList();
        return store.otherZones(connection, aggregate, List.of(mtms))
                .invoke(zones -> checkZones(aggregate.id(), zones))
                .chain(() -> store.addHost(connection, aggregate.id(), mtms))
                .chain(() -> store.save(connection, aggregate.withHosts(members)));
    }

    private Uni<Aggregate> remove(SqlConnection connection, Aggregate aggregate, String host) {
        String mtms = canonical(host);
        if (!aggregate.hosts().contains(mtms)) {
            throw notMember(String.valueOf(aggregate.id()), host);
        }
        List<String> members =
                aggregate.hosts().stream().filter(other -> !other.equals(mtms)).toList();
        return store.removeHost(connection, aggregate.id(), mtms)
                .chain(() -> store.save(connection, aggregate.withHosts(members)));
    }

    private static String canonical(String host) {
        return Mtms.find(host).map(Mtms::toString).orElse(host);
    }

    private Uni<Void> checkExists(SqlConnection connection, String host) {
        return Mtms.find(host)
                .map(mtms -> hosts.find(connection, mtms))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> unknown(host)))
                .replaceWithVoid();
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
