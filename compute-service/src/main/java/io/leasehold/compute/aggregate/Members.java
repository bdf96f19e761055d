package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.host.Host;
import io.leasehold.compute.host.Hosts;
import io.leasehold.compute.operation.Operations;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Which hosts are in which aggregate, as operators set it. */
@Singleton
class Members {
    private final AggregateStore store;
    private final Hosts hosts;
    private final Operations operations;
    private final AggregateConfig config;
    private final Clock clock;

    Members(AggregateStore store, Hosts hosts, Operations operations, AggregateConfig config, Clock clock) {
        this.store = store;
        this.hosts = hosts;
        this.operations = operations;
        this.config = config;
        this.clock = clock;
    }

    /** Adds a host; an unknown one → 404, one that is in it → 409. Work that waits for the host goes on. */
    Uni<Aggregate> add(String id, String host) {
        return Panache.withTransaction(() ->
                        store.lock(id).chain(row -> known(host).chain(mtms -> add(row, mtms))))
                .invoke(operations::wake);
    }

    /**
     * Takes a host out; one that is not in it → 404. One that a reservation has cannot leave the pool of leasable hosts, into
     * which it will be put back → 409; who has it is asked first, so that no way back goes unseen.
     */
    Uni<Aggregate> remove(String id, String host) {
        String mtms = Mtms.find(host).map(Mtms::toString).orElse(host);
        return Panache.withTransaction(() -> store.reservationsOf(mtms, config.zonePrefix())
                .chain(holders -> store.lock(id)
                        .onFailure(ServiceException.class)
                        .transform(unknown -> notThere(id, host))
                        .invoke(row -> remove(row, mtms, holders))
                        .call(this::changed))
                .map(AggregateRow::toAggregate));
    }

    private Uni<Aggregate> add(AggregateRow row, String mtms) {
        if (!row.hosts.add(mtms)) {
            throw ServiceException.conflict("Aggregate %d already has host %s.".formatted(row.id, mtms));
        }
        return store.otherZones(row.toAggregate(), List.of(mtms))
                .invoke(zones -> checkZones(row.id, zones))
                .call(() -> changed(row))
                .call(() -> operations.hurry(List.of(mtms)))
                .map(done -> row.toAggregate());
    }

    private void remove(AggregateRow row, String host, List<String> holders) {
        if (row.name.equals(config.freepoolName()) && !holders.isEmpty()) {
            throw ServiceException.conflict(
                    "Cannot remove host %s in aggregate %d. Reason: Reservation %s has it and will put it back."
                            .formatted(host, row.id, holders.getFirst()));
        }
        if (!row.hosts.remove(host)) {
            throw notThere(String.valueOf(row.id), host);
        }
    }

    private Uni<Void> changed(AggregateRow row) {
        row.updatedAt = clock.instant();
        return store.save(row);
    }

    private Uni<String> known(String host) {
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

    private static ServiceException notThere(String id, String host) {
        return ServiceException.notFound("Cannot remove host %s in aggregate %s".formatted(host, id));
    }
}
