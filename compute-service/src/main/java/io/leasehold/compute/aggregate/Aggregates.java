package io.leasehold.compute.aggregate;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.sql.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Operations of administrators on aggregates. The freepool can be neither renamed nor deleted. */
@Singleton
class Aggregates {
    private final AggregateStore store;
    private final AggregateConfig config;
    private final Transactions transactions;
    private final Pool pool;

    Aggregates(AggregateStore store, AggregateConfig config, Transactions transactions, Pool pool) {
        this.store = store;
        this.config = config;
        this.transactions = transactions;
        this.pool = pool;
    }

    /** Returns all aggregates in the order of their ids. */
    Uni<List<Aggregate>> all() {
        return store.all(pool);
    }

    Uni<Aggregate> get(String id) {
        return store.find(pool, id).map(found -> found.orElseThrow(() -> AggregateStore.unknown(id)));
    }

    /** Returns true for the freepool. */
    boolean isFreepool(Aggregate aggregate) {
        return aggregate.name().equals(config.freepoolName());
    }

    /** Creates an aggregate; a name that is taken → 409. */
    Uni<Aggregate> create(String name, Optional<String> zone) {
        return transactions.run(connection -> store.insert(connection, name, zone));
    }

    /** Changes name, zone or metadata; a zone other than the present zone of a member host → 400. */
    Uni<Aggregate> change(String id, UnaryOperator<Aggregate> change) {
        return transactions.run(connection -> store.lock(connection, id)
                .map(before -> allowed(before, change))
                .call(after -> checkZone(connection, after))
                .chain(after -> store.save(connection, after)));
    }

    /** Deletes an aggregate without hosts; an aggregate with hosts → 400. */
    Uni<Void> delete(String id) {
        return transactions.run(connection -> store.lock(connection, id)
                .invoke(this::checkDeletable)
                .chain(aggregate -> store.delete(connection, aggregate.id())));
    }

    private Aggregate allowed(Aggregate before, UnaryOperator<Aggregate> change) {
        Aggregate after = change.apply(before);
        if (isFreepool(before) && !isFreepool(after)) {
            throw refusal("update", before, "it is the pool of leasable hosts");
        }
        return after;
    }

    private Uni<Void> checkZone(SqlConnection connection, Aggregate aggregate) {
        return store.otherZones(connection, aggregate, aggregate.hosts())
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
