package io.leasehold.device.job;

import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.InventoryClass;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Table of jobs. */
@Singleton
class JobStore {
    private static final String INSERT = """
            insert into api_job (uuid, account_uuid, admin, member, api, arguments, shows, fingerprint, status,
                created_at, deadline)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 'running', $9, $10)
            on conflict (uuid) do nothing
            """;
    private static final String FIND = "select * from api_job where uuid = $1";
    private static final String FINISH = """
            update api_job set status = $2, answer = $3, finished_at = $4 where uuid = $1 and status = 'running'
            """;
    private static final String FAIL_OVERDUE = """
            update api_job set status = 'failed', answer = $2, finished_at = $1
            where status = 'running' and deadline <= $1
            """;
    private static final String DELETE_FINISHED = "delete from api_job where status <> 'running' and finished_at < $1";

    private final Pool pool;
    private final Clock clock;

    JobStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Inserts the job; returns false when the id is taken. */
    Uni<Boolean> insert(SqlConnection connection, Job job, Duration timeout) {
        Instant now = clock.instant();
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(job.uuid())
                        .addString(job.actor().account())
                        .addBoolean(job.actor().admin())
                        .addBoolean(job.actor().member())
                        .addString(job.request().api())
                        .addJsonObject(job.request().arguments())
                        .addString(job.request().inventoryClass().name())
                        .addString(job.fingerprint())
                        .addOffsetDateTime(utc(now))
                        .addOffsetDateTime(utc(now.plus(timeout))))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<Job>> find(String uuid) {
        return pool.preparedQuery(FIND).execute(Tuple.of(uuid)).map(JobStore::first);
    }

    Uni<Optional<Job>> find(SqlConnection connection, String uuid) {
        return connection.preparedQuery(FIND).execute(Tuple.of(uuid)).map(JobStore::first);
    }

    /** Sets the outcome of a running job; a finished job keeps its outcome. */
    Uni<Void> finish(SqlConnection connection, String uuid, Job.Outcome outcome) {
        return connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(uuid, outcome.done() ? "done" : "failed", outcome.json(), utc(clock.instant())))
                .replaceWithVoid();
    }

    Uni<Void> failOverdue(String error) {
        return pool.preparedQuery(FAIL_OVERDUE)
                .execute(Tuple.of(utc(clock.instant()), error))
                .replaceWithVoid();
    }

    Uni<Void> deleteFinished(Duration retention) {
        return pool.preparedQuery(DELETE_FINISHED)
                .execute(Tuple.of(utc(clock.instant().minus(retention))))
                .replaceWithVoid();
    }

    private static Optional<Job> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(JobStore::job);
    }

    private static Job job(Row row) {
        return new Job(
                row.getString("uuid"),
                new Actor(row.getString("account_uuid"), row.getBoolean("admin"), row.getBoolean("member")),
                new Job.Request(
                        row.getString("api"),
                        row.get(JsonObject.class, "arguments"),
                        InventoryClass.valueOf(row.getString("shows"))),
                row.getString("fingerprint"),
                Optional.ofNullable(row.getString("answer"))
                        .map(json -> new Job.Outcome(row.getString("status").equals("done"), json)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
