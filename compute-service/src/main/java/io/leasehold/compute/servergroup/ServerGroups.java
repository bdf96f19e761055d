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

/** Operations on server groups. */
@Singleton
public class ServerGroups {
    private final ServerGroupStore store;
    private final Pool pool;

    ServerGroups(ServerGroupStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    /** Lists the groups of the project, or of all projects when an administrator asks for all. */
    Uni<List<ServerGroup>> list(Caller caller, boolean all, int limit, int offset) {
        return store.list(
                pool, all && caller.isAdmin() ? Optional.empty() : Optional.of(caller.projectId()), limit, offset);
    }

    /** Returns a group of the caller's project; unknown → 404. */
    Uni<ServerGroup> get(Caller caller, String id) {
        return find(pool, caller, id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /** Finds a group of the caller's project; empty for a text that is no id. */
    public Uni<Optional<ServerGroup>> find(SqlClient client, Caller caller, String id) {
        return uuid(id).map(uuid -> store.find(client, uuid, scope(caller)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    Uni<ServerGroup> create(ServerGroup group) {
        return store.insert(pool, group).replaceWith(group);
    }

    /** Deletes the group; its servers remain, without a group. */
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

    /** Creates the group of a reservation; an existing one is left as it is. */
    public Uni<Void> ensure(SqlConnection connection, ServerGroup group) {
        return store.insert(connection, group);
    }

    /** Deletes the group of a reservation; a missing one is not an error. */
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
