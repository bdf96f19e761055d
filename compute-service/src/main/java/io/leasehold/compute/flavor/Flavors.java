package io.leasehold.compute.flavor;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.common.sql.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Operations on flavors. */
@Singleton
public class Flavors {
    private final FlavorStore store;
    private final FlavorAccessStore access;
    private final Transactions transactions;
    private final Pool pool;

    Flavors(FlavorStore store, FlavorAccessStore access, Transactions transactions, Pool pool) {
        this.store = store;
        this.access = access;
        this.transactions = transactions;
        this.pool = pool;
    }

    /** Lists the flavors that the caller may see; an unknown marker → 400. */
    Uni<Page<Flavor>> list(Caller caller, FlavorQuery query) {
        return checkMarker(caller, query.page().marker())
                .chain(() -> store.list(pool, caller, query))
                .map(found -> Page.of(found, query.page(), Flavor::id));
    }

    /** Returns a flavor; unknown, or not visible to the caller → 404. */
    Uni<Flavor> get(Caller caller, String id) {
        return store.find(pool, caller, id).map(found -> found.orElseThrow(() -> FlavorStore.unknown(id)));
    }

    /** Returns a flavor that the caller may use. */
    public Uni<Optional<Flavor>> find(SqlConnection connection, Caller caller, String id) {
        return store.find(connection, caller, id);
    }

    /** Creates a flavor; an id or a name that is taken → 409. */
    Uni<Flavor> create(Flavor flavor) {
        return transactions.run(connection -> store.insert(connection, flavor)).replaceWith(flavor);
    }

    /**
     * Creates the one-off flavor of a request for servers; only the project sees the flavor, and no list contains the
     * flavor.
     */
    public Uni<Void> createOneOff(SqlConnection connection, Flavor oneOff, String projectId) {
        return store.insert(connection, oneOff)
                .chain(() -> access.add(connection, oneOff.id(), projectId))
                .replaceWithVoid();
    }

    /** Deletes a one-off flavor unless servers other than {@code leaving} use the flavor. */
    public Uni<Void> deleteUnusedOneOff(SqlConnection connection, Flavor flavor, UUID leaving) {
        return flavor.oneOff()
                ? store.deleteUnusedOneOff(connection, flavor.id(), leaving)
                : Uni.createFrom().voidItem();
    }

    Uni<Flavor> change(String id, UnaryOperator<Flavor> change) {
        return transactions.run(
                connection -> store.lock(connection, id).map(change).call(flavor -> store.save(connection, flavor)));
    }

    Uni<Void> delete(String id) {
        return transactions.run(
                connection -> store.lock(connection, id).chain(flavor -> store.delete(connection, flavor.id())));
    }

    private Uni<Void> checkMarker(Caller caller, Optional<String> marker) {
        return marker.map(id -> store.find(pool, caller, id)
                        .invoke(found -> checkFound(found, id))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void checkFound(Optional<Flavor> found, String marker) {
        if (found.isEmpty()) {
            throw ServiceException.badRequest("marker [%s] not found".formatted(marker));
        }
    }
}
