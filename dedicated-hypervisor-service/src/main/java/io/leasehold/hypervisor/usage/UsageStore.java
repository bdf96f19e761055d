package io.leasehold.hypervisor.usage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Rows of series and samples, as metering writes them; each method is one statement. */
@Singleton
class UsageStore {
    private static final String LOCK = """
            select pg_advisory_xact_lock_shared(hashtext(current_schema()), hashtext('metering')),
                pg_advisory_xact_lock(hashtext(current_schema()), hashtext('metering of ' || $1))
            """;
    private static final String LOCK_ALL =
            "select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('metering'))";
    private static final String CLAIM_HOUR = "insert into usage_run (hour) values ($1) on conflict do nothing";
    private static final String SERIES_OF_MONTH = """
            select usage.* from usage
            where exists (
                select from usage_sample
                where usage_sample.usage_id = usage.id and hour >= date_trunc('month', $1::timestamptz, $2)
                  and hour <= $1)
            """;
    /** Creates a series with its first value above zero, and with a zero for the hour before. */
    private static final String RECORD = """
            with sampled as (
              select * from json_to_recordset($1)
                as sampled (id uuid, tenant text, type_id text, resource_id text, hour timestamptz, value bigint)),
            created as (
              insert into usage (id, tenant, type_id, resource_id)
              select id, tenant, type_id, resource_id from sampled where value > 0
              on conflict (id) do nothing
              returning id),
            origin as (
              insert into usage_sample (usage_id, hour, value)
              select created.id, sampled.hour - interval '1 hour', 0 from created join sampled using (id)
              on conflict do nothing),
            recorded as (
              insert into usage_sample as known (usage_id, hour, value)
              select sampled.id, sampled.hour, sampled.value from sampled
              where sampled.value > 0 or exists (select from usage where usage.id = sampled.id)
              order by sampled.id
              on conflict (usage_id, hour) do update set value = greatest(known.value, excluded.value)
              returning usage_id, value)
            select sampled.id, sampled.tenant, sampled.type_id, sampled.resource_id, sampled.hour, recorded.value
            from recorded join sampled on sampled.id = recorded.usage_id
            order by sampled.id
            """;

    private static final String DELETE_BEFORE = """
            with old as (delete from usage_run where hour < $1)
            delete from usage_sample where hour < $1
            """;

    private final UsageConfig config;

    UsageStore(UsageConfig config) {
        this.config = config;
    }

    /** Serialises metering of the tenant until the transaction ends. */
    Uni<Void> lock(SqlConnection connection, String tenant) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(tenant)).replaceWithVoid();
    }

    /** Serialises metering of all tenants until the transaction ends. */
    Uni<Void> lockAll(SqlConnection connection) {
        return connection.query(LOCK_ALL).execute().replaceWithVoid();
    }

    /** Records that the hour is sampled; false when the hour has been sampled before. */
    Uni<Boolean> claimHour(SqlConnection connection, Instant hour) {
        return connection.preparedQuery(CLAIM_HOUR).execute(Tuple.of(utc(hour))).map(rows -> rows.rowCount() == 1);
    }

    /** Returns the series with a sample in the month of {@code hour}, up to that hour. */
    Uni<List<UsageSeries>> seriesOfMonth(SqlConnection connection, Instant hour) {
        return connection
                .preparedQuery(SERIES_OF_MONTH)
                .execute(Tuple.of(utc(hour), config.zone().getId()))
                .map(rows -> rows.stream().map(UsageStore::series).toList());
    }

    /** Raises the samples to the given values where they are lower, and returns the resulting samples. */
    Uni<List<UsageSample>> record(SqlConnection connection, List<UsageSample> samples) {
        JsonArray rows = new JsonArray();
        samples.forEach(sample -> rows.add(json(sample)));
        return connection
                .preparedQuery(RECORD)
                .execute(Tuple.of(rows))
                .map(recorded -> recorded.stream().map(UsageStore::sample).toList());
    }

    /** Deletes samples that are older than {@code dh.usage.retention} at {@code now}. */
    Uni<Void> deleteExpired(SqlConnection connection, Instant now) {
        Instant oldest = now.atZone(config.zone()).minus(config.retention()).toInstant();
        return connection
                .preparedQuery(DELETE_BEFORE)
                .execute(Tuple.of(utc(oldest)))
                .replaceWithVoid();
    }

    static UsageSeries series(Row row) {
        return new UsageSeries(
                row.getUUID("id"), row.getString("tenant"), row.getString("type_id"), row.getString("resource_id"));
    }

    private static UsageSample sample(Row row) {
        OffsetDateTime hour = row.getOffsetDateTime("hour");
        return new UsageSample(series(row), hour.toInstant(), row.getLong("value"));
    }

    private static JsonObject json(UsageSample sample) {
        UsageSeries series = sample.series();
        return new JsonObject()
                .put("id", series.id().toString())
                .put("tenant", series.tenant())
                .put("type_id", series.typeId())
                .put("resource_id", series.resourceId())
                .put("hour", sample.hour().toString())
                .put("value", sample.value());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
