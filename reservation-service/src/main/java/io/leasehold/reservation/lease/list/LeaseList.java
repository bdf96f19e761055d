package io.leasehold.reservation.lease.list;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.store.LeaseReader;
import io.leasehold.reservation.lease.store.LeaseSelection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Lists of leases, whole or by pages: one statement, whatever the number, or two for an empty page. */
@Singleton
class LeaseList {
    private static final String MARKER = "select from lease where id = $1 and ($2::text is null or project_id = $2)";

    private final Policies policies;
    private final LeaseReader reader;
    private final Pool pool;

    LeaseList(Policies policies, LeaseReader reader, Pool pool) {
        this.policies = policies;
        this.reader = reader;
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
        query.marker()
                .ifPresent(marker -> requireKnown(marker, PathId.uuid(marker).isPresent()));
        return reader.read(connection, LeaseSelection.of(query))
                .call(found -> found.isEmpty()
                        ? requireMarker(connection, query)
                        : Uni.createFrom().voidItem())
                .map(found -> page(found, query.limit().orElse(found.size())));
    }

    /** Nothing comes after a marker that is not there; so what comes need not be asked for it. */
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
