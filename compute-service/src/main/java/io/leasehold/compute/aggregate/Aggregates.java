package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Operations of administrators on aggregates. The freepool can be neither renamed nor deleted. */
@Singleton
class Aggregates {
    private final AggregateStore store;
    private final AggregateConfig config;
    private final Ids ids;
    private final Clock clock;

    Aggregates(AggregateStore store, AggregateConfig config, Ids ids, Clock clock) {
        this.store = store;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns all aggregates in the order of their ids. */
    @WithSession
    Uni<List<Aggregate>> all() {
        return store.all();
    }

    @WithSession
    Uni<Aggregate> get(String id) {
        return store.byId(id).map(found -> found.orElseThrow(() -> AggregateStore.unknown(id)));
    }

    /** Returns true for the freepool. */
    boolean isFreepool(Aggregate aggregate) {
        return aggregate.name().equals(config.freepoolName());
    }

    /** Creates an aggregate; a name that is taken → 409. */
    @WithTransaction
    Uni<Aggregate> create(String name, Optional<String> zone) {
        AggregateRow row = AggregateRow.of(ids.next(), name, zone, clock.instant());
        return store.save(row).map(saved -> row.toAggregate());
    }

    /** Changes name, zone or metadata; a zone other than the present zone of a member host → 400. */
    @WithTransaction
    Uni<Aggregate> change(String id, UnaryOperator<Aggregate> change) {
        return store.lock(id)
                .invoke(row -> row.set(allowed(row.toAggregate(), change), clock.instant()))
                .call(row -> checkZone(row.toAggregate()))
                .call(store::save)
                .map(AggregateRow::toAggregate);
    }

    /** Deletes an aggregate without hosts; an aggregate with hosts → 400. */
    @WithTransaction
    Uni<Void> delete(String id) {
        return store.lock(id).invoke(row -> checkDeletable(row.toAggregate())).chain(store::delete);
    }

    private Aggregate allowed(Aggregate before, UnaryOperator<Aggregate> change) {
        Aggregate after = change.apply(before);
        if (isFreepool(before) && !isFreepool(after)) {
            throw refusal("update", before, "it is the pool of leasable hosts");
        }
        return after;
    }

    private Uni<Void> checkZone(Aggregate aggregate) {
        return store.otherZones(aggregate, aggregate.hosts())
                .invoke(zones -> {
                    if (!zones.isEmpty()) {
                        throw refusal(
                                "update", aggregate, "One or more hosts already in availability zone(s) " + zones);
                    }
                })
                .replaceWithVoid();
    }

    private void checkDeletable(Aggregate aggregate) {
        if (isFreepool(aggregate)) {
            throw refusal("remove", aggregate, "it is the pool of leasable hosts");
        }
        if (!aggregate.hosts().isEmpty()) {
            throw refusal("remove", aggregate, "Host aggregate is not empty");
        }
    }

    private static ServiceException refusal(String action, Aggregate aggregate, String reason) {
        return ServiceException.badRequest(
                "Cannot %s aggregate %d. Reason: %s.".formatted(action, aggregate.id(), reason));
    }
}
