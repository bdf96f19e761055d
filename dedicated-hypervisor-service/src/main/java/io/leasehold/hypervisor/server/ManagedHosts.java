package io.leasehold.hypervisor.server;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Leasable hosts that are servers of this service. */
@Singleton
public class ManagedHosts {
    private static final String LOCK = """
            select id, managed_host,
                accepted and deleted_at is null and status = 'ACTIVE' and task <> 'DELETING' as usable
            from server
            where managed_host = any($1) and deleted_at is null and accepted or id = any($2)
            order by id
            for update
            """;

    /**
     * Locks the live servers that are one of the hosts, and the servers with the ids, live or deleted, until the
     * transaction ends.
     */
    public Uni<List<ManagedHost>> lock(SqlConnection connection, Collection<String> hosts, Collection<UUID> ids) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(hosts.toArray(String[]::new), ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new ManagedHost(
                                row.getUUID("id"), row.getString("managed_host"), row.getBoolean("usable")))
                        .toList());
    }
}
