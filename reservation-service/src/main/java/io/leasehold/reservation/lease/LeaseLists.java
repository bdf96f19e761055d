package io.leasehold.reservation.lease;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of leases, whole or by pages: at most three statements, whatever the number. */
@Singleton
class LeaseLists {
    private static final String MARKER = "select from lease where id = $1 and ($2::text is null or project_id = $2)";

    private final Policies policies;
    private final LeaseStore store;
    private final Pool pool;

    LeaseLists(Policies policies, LeaseStore store, Pool pool) {
        this.policies = policies;
        this.store = store;
        this.pool = pool;
    }

    /** Those leases of the caller's project that the query wants; an administrator sees all. */
    Uni<Page<Lease>> find(Caller caller, LeaseQuery query) {
        policies.require(Policy.LEASES_GET, caller);
        return query.seenBy(caller)
                .map(seen -> pool.withConnection(connection -> find(connection, seen)))
                .orElseGet(() -> Uni.createFrom().item(new Page<>(List.of(), Optional.empty())));
    }

    /** All that the query wants, whoever asks. */
    Uni<Page<Lease>> find(SqlConnection connection, LeaseQuery query) {
        return query.isComplete()
                ? store.list(connection, query.project()).map(all -> new Page<>(all, Optional.empty()))
                : requireMarker(connection, query).chain(() -> page(connection, query));
    }

    private Uni<Void> requireMarker(SqlConnection connection, LeaseQuery query) {
        return query.marker()
                .map(marker -> PathId.uuid(marker)
                        .map(id -> exists(connection, id, query.project()))
                        .orElseGet(() -> Uni.createFrom().item(false))
                        .invoke(known -> requireKnown(marker, known))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> exists(SqlConnection connection, UUID id, Optional<String> project) {
        return connection
                .preparedQuery(MARKER)
                .execute(Tuple.of(id, project.orElse(null)))
                .map(rows -> rows.size() == 1);
    }

    private static void requireKnown(String marker, boolean known) {
        if (!known) {
            throw ServiceException.badRequest("Malformed parameter marker: there is no lease %s".formatted(marker));
        }
    }

    private Uni<Page<Lease>> page(SqlConnection connection, LeaseQuery query) {
        LeaseSelection selection = new LeaseSelection(query);
        return connection
                .preparedQuery(selection.sql())
                .execute(selection.parameters())
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList())
                .chain(ids -> page(connection, ids, query.limit().orElse(ids.size())));
    }

    private Uni<Page<Lease>> page(SqlConnection connection, List<UUID> found, int limit) {
        List<UUID> shown = found.subList(0, Math.min(found.size(), limit));
        Optional<String> next =
                found.size() > limit ? Optional.of(shown.getLast().toString()) : Optional.empty();
        return store.show(connection, shown).map(leases -> new Page<>(inOrder(leases, shown), next));
    }

    /** A lease that was deleted between the statements is left out. */
    private static List<Lease> inOrder(List<Lease> leases, List<UUID> order) {
        var byId = leases.stream().collect(Collectors.toMap(Lease::id, Function.identity()));
        return order.stream().filter(byId::containsKey).map(byId::get).toList();
    }
}
