package io.leasehold.hypervisor.usage;

import io.leasehold.hypervisor.licensing.LicenseType;
import io.leasehold.hypervisor.licensing.LicenseTypes;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.sdpf.Reference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queries of usage. */
@Singleton
class Usages {
    private static final String TYPE_PREFIX = "dedicated-hypervisor.guest-image.";
    private static final String LIST = """
            select usage.*, max(value) as peak from usage join usage_sample on usage_id = usage.id
            where tenant = $1 and hour between $2 and $3
            group by usage.id
            """;
    private static final String FIND = "select * from usage where tenant = $1 and id = $2";
    private static final String HISTORY =
            "select * from usage_sample where usage_id = $1 and hour between $2 and $3 order by hour";

    /**
     * Usage of a series in a period.
     *
     * @param type empty for a type that is no longer offered
     */
    record Usage(UsageSeries series, Optional<LicenseType> type, long peak) {
        String typeName() {
            return type.map(LicenseType::name).orElseGet(series::typeId);
        }

        /** Returns the name of the type in usages. */
        String slug() {
            return TYPE_PREFIX + type.map(LicenseType::slug).orElseGet(series::typeId);
        }

        String unit() {
            return type.map(LicenseType::unit).orElse("");
        }

        String description() {
            return type.map(LicenseType::description).orElse("");
        }

        boolean isOf(String name) {
            return name.equals(typeName()) || name.equals(slug());
        }
    }

    /** Samples of a series in a period. */
    record History(Usage usage, List<UsageSample> samples) {}

    private final Pool pool;
    private final LicenseTypes types;

    Usages(Pool pool, LicenseTypes types) {
        this.pool = pool;
        this.types = types;
    }

    /**
     * Lists the series with samples in the period, and their peaks.
     *
     * @param type name of a type, or its name in usages; empty for all types
     */
    Uni<List<Usage>> list(String tenant, UsageWindow window, Optional<String> type) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(tenant, utc(window.from()), utc(window.to())))
                .map(rows -> rows.stream()
                        .map(row -> usage(row, row.getLong("peak")))
                        .filter(usage -> type.map(usage::isOf).orElse(true))
                        .sorted(Comparator.comparing(Usage::typeName)
                                .thenComparing(usage -> usage.series().resourceId()))
                        .toList());
    }

    /** Returns the samples of one series; unknown or another tenant's → 400, as the API documents. */
    Uni<History> history(String tenant, String id, UsageWindow window) {
        UUID known = Reference.find(id).orElseThrow(Usages::unknown);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(tenant, known))
                .map(rows -> rows.stream().findFirst().orElseThrow(Usages::unknown))
                .chain(row -> history(usage(row, 0), window));
    }

    private Uni<History> history(Usage usage, UsageWindow window) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(usage.series().id(), utc(window.from()), utc(window.to())))
                .map(rows -> new History(
                        usage,
                        rows.stream().map(row -> sample(usage.series(), row)).toList()));
    }

    private Usage usage(Row row, long peak) {
        UsageSeries series = UsageStore.series(row);
        return new Usage(series, types.find(series.typeId()), peak);
    }

    private static UsageSample sample(UsageSeries series, Row row) {
        OffsetDateTime hour = row.getOffsetDateTime("hour");
        return new UsageSample(series, hour.toInstant(), row.getLong("value"));
    }

    private static RuntimeException unknown() {
        return InvalidRequest.parameter("usage_id", "no such usage");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
