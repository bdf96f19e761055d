package io.leasehold.compute.quota;

import io.leasehold.compute.quota.QuotaUsage.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Reads limits and usage of a project in one statement. */
@Singleton
class QuotaStore {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext(current_schema() || '.quota'), hashtext($1))";
    private static final String USAGE = """
            select count(*) as instances, coalesce(sum(vcpus), 0) as cores, coalesce(sum(memory_mb), 0) as ram_mb,
                coalesce((select instances from quota where project_id = $1), $2) as most_instances,
                coalesce((select cores from quota where project_id = $1), $3) as most_cores,
                coalesce((select ram_mb from quota where project_id = $1), $4) as most_ram_mb,
                (select count(*) from project_server_group where project_id = $1) as groups
            from existing_server where project_id = $1
            """;

    private final QuotaConfig config;

    QuotaStore(QuotaConfig config) {
        this.config = config;
    }

    /** Locks the quota of the project until the transaction ends. */
    Uni<Void> lock(SqlClient client, String project) {
        return client.preparedQuery(LOCK).execute(Tuple.of(project)).replaceWithVoid();
    }

    Uni<QuotaUsage> usage(SqlClient client, String project) {
        return client.preparedQuery(USAGE)
                .execute(Tuple.of(project, config.instances(), config.cores(), config.ramMb()))
                .map(rows -> usage(rows.iterator().next()));
    }

    private static QuotaUsage usage(Row row) {
        return new QuotaUsage(
                new Amount("instances", row.getLong("instances"), row.getLong("most_instances")),
                new Amount("cores", row.getLong("cores"), row.getLong("most_cores")),
                new Amount("ram", row.getLong("ram_mb"), row.getLong("most_ram_mb")),
                row.getInteger("groups"));
    }
}
