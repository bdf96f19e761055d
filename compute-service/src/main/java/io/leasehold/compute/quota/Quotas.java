package io.leasehold.compute.quota;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Limits of the servers of projects. */
@Singleton
public class Quotas {
    private final QuotaStore store;
    private final Pool pool;

    Quotas(QuotaStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    Uni<QuotaUsage> of(String project) {
        return store.usage(pool, project);
    }

    /** Refuses servers above the limits of the project → 403; the answer holds until the transaction ends. */
    public Uni<Void> check(SqlConnection connection, String project, int count, int vcpus, int memoryMb) {
        return store.usage(connection, project)
                .chain(usage -> usage.isLimited()
                        ? store.lock(connection, project)
                                .chain(() -> store.usage(connection, project))
                                .invoke(now -> check(now, count, vcpus, memoryMb))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private static void check(QuotaUsage usage, long count, int vcpus, int memoryMb) {
        usage.instances().check(count);
        usage.cores().check(count * vcpus);
        usage.ramMb().check(count * memoryMb);
    }
}
