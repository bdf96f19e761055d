package io.leasehold.reservation.lease.list;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.LeaseReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Lists of leases, complete or in pages: one statement for any number of leases, or two for an empty page with a marker. */
@Singleton
class LeaseList {
    private static final String MARKER = "select from lease where id = $1 and ($2::text is null or project_id = $2)";

    private final Policies policies;
    private final Pool pool;

    LeaseList(Policies policies, Pool pool) {
        this.policies = policies;
        this.pool = pool;
    }

    /** Finds the leases of the caller's project that the query selects; an administrator sees those of all projects. */
    Uni<Page<Lease>> find(Caller caller, LeaseQuery query) {
        policies.require(Policy.LEASES_GET, caller);
        return query.visibleTo(caller)
                .map(visible -> pool.withConnection(connection -> find(connection, visible)))
                .orElseGet(() -> Uni.createFrom().item(new Page<>(List.of(), Optional.empty())));
    }

    /** Finds the leases that the query selects, without regard to a caller. */
    Uni<Page<Lease>> find(SqlConnection connection, LeaseQuery query) {
        query.marker()
                .ifPresent(marker -> requireKnown(marker, PathId.uuid(marker).isPresent()));
        return LeaseReader.read(connection, query.selection())
                .call(found -> found.isEmpty()
                        ? requireMarker(connection, query)
                        : Uni.createFrom().voidItem())
                .map(found -> page(found, query.limit().orElse(found.size())));
    }

    /** Checks that the marker names a lease; only an empty page leaves that open. */
    private static Uni<Void> requireMarker(SqlConnection connection, LeaseQuery query) {
        return query.marker()
                .flatMap(marker -> PathId.uuid(marker)
                        .map(id -> connection
                                .preparedQuery(MARKER)
                                .execute(Tuple.of(id, query.project().orElse(null)))
                                .invoke(rows -> requireKnown(marker, rows.size() == 1))
                                .replaceWithVoid()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void requireKnown(String marker, boolean known) {
        if (!known) {
            throw ServiceException.badRequest("Malformed parameter marker: there is no lease %s".formatted(marker));
        }
    }

    private static Page<Lease> page(List<Lease> found, int limit) {
        List<Lease> shown = found.subList(0, Math.min(found.size(), limit));
        return new Page<>(
                shown, found.size() > limit ? Optional.of(shown.getLast().id().toString()) : Optional.empty());
    }
}
