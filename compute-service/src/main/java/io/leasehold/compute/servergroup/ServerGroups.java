package io.leasehold.compute.servergroup;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What can be done with server groups. */
@Singleton
public class ServerGroups {
    private final ServerGroupStore store;
    private final Pool pool;

    ServerGroups(ServerGroupStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    /** Those of the project; those of all for an administrator who asks so. */
    Uni<List<ServerGroup>> list(Caller caller, boolean all, int limit, int offset) {
        return store.list(
                pool, all && caller.isAdmin() ? Optional.empty() : Optional.of(caller.projectId()), limit, offset);
    }

    /** One of the caller's project; else → 404. */
    Uni<ServerGroup> get(Caller caller, String id) {
        return find(pool, caller, id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /** One of the caller's project, by an id that may be any text. */
    public Uni<Optional<ServerGroup>> find(SqlClient client, Caller caller, String id) {
        return uuid(id).map(uuid -> store.find(client, uuid, scope(caller)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    Uni<ServerGroup> create(ServerGroup group) {
        return store.insert(pool, group).replaceWith(group);
    }

    /** Its servers stay, and are in no group then. */
    Uni<Void> delete(Caller caller, String id) {
        return uuid(id).map(uuid -> store.delete(pool, uuid, scope(caller)))
                .orElseGet(() -> Uni.createFrom().item(false))
                .invoke(deleted -> {
                    if (!deleted) {
                        throw unknown(id);
                    }
                })
                .replaceWithVoid();
    }

    /** Makes sure of the group of a reservation. */
    public Uni<Void> ensure(SqlConnection connection, ServerGroup group) {
        return store.insert(connection, group);
    }

    /** Makes sure that there is no such group. */
    public Uni<Void> remove(SqlConnection connection, UUID id) {
        return store.delete(connection, id, Optional.empty()).replaceWithVoid();
    }

    private static Optional<String> scope(Caller caller) {
        return caller.isAdmin() ? Optional.empty() : Optional.of(caller.projectId());
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("Instance group %s could not be found.".formatted(id));
    }
}
