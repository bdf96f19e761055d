package io.leasehold.compute;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of servers without partitions, for tests of features that refer to servers. */
public final class ServerRowFixture {
    /** A server that is being created or that failed; background work leaves both alone. */
    public enum Kind {
        BUILDING("building", "spawning"),
        BROKEN("error", null);

        private final String vmState;
        private final @Nullable String task;

        Kind(String vmState, @Nullable String task) {
            this.vmState = vmState;
            this.task = task;
        }
    }

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String NAME = "fixture row";
    private static final String INSERT = """
            insert into server (id, project_id, user_id, name, request_id, launch_index, os_type, flavor_id, spec, vcpus,
                proc_units, memory_mb, disk_gb, vm_state, task_state, power_state, progress, created_at, updated_at,
                version)
            values ($1, $2, 'u', 'fixture row', 'r-fixture', 0, 'aix', '1', '{}', 1, 0.1, 512, 1, $3, $4, 0, 0, now(),
                now(), 1)
            """;

    private ServerRowFixture() {}

    public static UUID insert(Pool pool, String projectId, Kind kind) {
        UUID random = UUID.randomUUID();
        UUID id = new UUID(random.getMostSignificantBits() & Long.MAX_VALUE, random.getLeastSignificantBits());
        pool.preparedQuery(INSERT)
                .execute(Tuple.of(id, projectId, kind.vmState, kind.task))
                .await()
                .atMost(SOON);
        return id;
    }

    /** Deletes all rows of this fixture. */
    public static void clear(Pool pool) {
        pool.preparedQuery("delete from server where name = $1")
                .execute(Tuple.of(NAME))
                .await()
                .atMost(SOON);
    }
}
