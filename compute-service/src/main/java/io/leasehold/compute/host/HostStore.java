package io.leasehold.compute.host;

import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of hosts as requests read them; only the inventory writes hosts. */
@Singleton
class HostStore {
    private static final String SELECT = "select " + HostRows.COLUMNS + " from host ";
    private static final String ALL = SELECT + "order by hypervisor_id";
    private static final String PAGE = SELECT + "where hypervisor_id > $1 order by hypervisor_id limit $2";
    private static final String NAMED = SELECT + "where strpos(lower(mtms), lower($1)) > 0 order by hypervisor_id";
    private static final String BY_NUMBER = SELECT + "where hypervisor_id = $1";
    private static final String BY_UUID = SELECT + "where uuid = $1";
    private static final String BY_MTMS = SELECT + "where mtms = $1";
    private static final String TOTALS = """
            select count(*) as number, coalesce(sum(ceil(proc_units)), 0) as vcpus,
                coalesce(sum(memory_mb), 0) as memory_mb, coalesce(sum(disk_gb), 0) as disk_gb
            from host
            """;

    private final Pool pool;

    HostStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Host>> all() {
        return hosts(ALL, Tuple.tuple());
    }

    /** Returns the hosts with an id above {@code after}. */
    Uni<List<Host>> page(int after, PageRequest request) {
        return hosts(PAGE, Tuple.of(after, request.limit()));
    }

    /** Returns the hosts with {@code part} in their name, in any case. */
    Uni<List<Host>> named(String part) {
        return hosts(NAMED, Tuple.of(part));
    }

    Uni<Optional<Host>> find(int hypervisorId) {
        return hosts(BY_NUMBER, Tuple.of(hypervisorId))
                .map(found -> found.stream().findFirst());
    }

    Uni<Optional<Host>> find(UUID uuid) {
        return hosts(BY_UUID, Tuple.of(uuid)).map(found -> found.stream().findFirst());
    }

    Uni<Optional<Host>> find(SqlClient client, Mtms mtms) {
        return client.preparedQuery(BY_MTMS)
                .execute(Tuple.of(mtms.toString()))
                .map(rows -> rows.stream().findFirst().map(HostRows::host));
    }

    Uni<HostTotals> totals() {
        return pool.preparedQuery(TOTALS)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> new HostTotals(
                        row.getLong("number"),
                        row.getBigDecimal("vcpus"),
                        row.getLong("memory_mb"),
                        row.getLong("disk_gb")));
    }

    private Uni<List<Host>> hosts(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().map(HostRows::host).toList());
    }
}
