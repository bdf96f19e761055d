package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.hardware.Vsn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of the simulated partitions. Their state follows from the clock and the time of the last power operation. */
@Singleton
class LparStore {
    private static final String SELECT = "select * from compute_sim.lpar where lpar.host = $1 ";
    private static final String ON = SELECT + "order by lpar.number";
    private static final String FIND = SELECT + "and lpar.id = $2";
    private static final String USED = """
            select coalesce(sum(proc_units), 0) as proc_units, coalesce(sum(memory_mb), 0) as memory_mb,
                coalesce(sum(disk_gb), 0) as disk_gb
            from compute_sim.lpar where host = $1
            """;
    private static final String INSERT = """
            insert into compute_sim.lpar (id, host, number, name, os_type, vcpus, proc_units, memory_mb, disk_gb, flaw,
                power, since)
            select $1, $2, coalesce(max(number), 1) + 1, $3, $4, $5, $6, $7, $8, $9, 'new', $10
            from compute_sim.lpar where host = $2
            """;
    private static final String DELETE = "delete from compute_sim.lpar where id = $1";
    private static final String SET_POWER = "update compute_sim.lpar set power = $2, since = $3 where id = $1";
    private static final String CAPTURE = """
            with taken as (
                insert into compute_sim.snapshot (lpar, name, image) select $1, $2, $3 where $4
                on conflict (lpar, name) do nothing
                returning image)
            select image from taken union select image from compute_sim.snapshot where lpar = $1 and name = $2
            """;

    private final SimulatorConfig config;
    private final Clock clock;

    LparStore(SimulatorConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Uni<List<LparInfo>> on(SqlConnection connection, Mtms host) {
        return connection.preparedQuery(ON).execute(Tuple.of(host.toString())).map(this::infos);
    }

    Uni<Optional<LparInfo>> find(SqlConnection connection, Mtms host, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(host.toString(), id))
                .map(rows -> infos(rows).stream().findFirst());
    }

    Uni<HostUsage> used(SqlConnection connection, Mtms host) {
        return connection
                .preparedQuery(USED)
                .execute(Tuple.of(host.toString()))
                .map(rows -> rows.iterator().next())
                .map(row -> new HostUsage(
                        row.getBigDecimal("proc_units"), row.getLong("memory_mb"), row.getLong("disk_gb")));
    }

    /** Inserts a partition with the next number of its host; the host is locked. */
    Uni<Void> insert(SqlConnection connection, Mtms host, LparSpec spec) {
        LparSpec.Demand demand = spec.demand();
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        spec.id(),
                        host.toString(),
                        spec.name(),
                        spec.osType().text(),
                        demand.vcpus(),
                        demand.procUnits(),
                        demand.memoryMb(),
                        demand.diskGb(),
                        BootFailure.of(spec).text(),
                        clock.instant().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    /** Records that the partition was powered {@code on} or {@code off}, or {@code restarted}, now. */
    Uni<Void> setPower(SqlConnection connection, UUID id, String power) {
        return connection
                .preparedQuery(SET_POWER)
                .execute(Tuple.of(id, power, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> delete(SqlConnection connection, UUID id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Takes the image when the partition is {@code present}, and returns true when the image exists. */
    Uni<Boolean> capture(SqlConnection connection, UUID id, String name, UUID image, boolean present) {
        return connection
                .preparedQuery(CAPTURE)
                .execute(Tuple.of(id, name, image, present))
                .map(rows -> rows.size() > 0);
    }

    private List<LparInfo> infos(RowSet<Row> rows) {
        Instant now = clock.instant();
        return rows.stream().map(row -> info(row, now)).toList();
    }

    private LparInfo info(Row row, Instant now) {
        OsType osType = OsType.of(row.getString("os_type"));
        Instant since = row.getOffsetDateTime("since").toInstant();
        RefcodeSequence script =
                RefcodeSequence.of(row.getString("power"), osType, BootFailure.of(row.getString("flaw")));
        RefcodeSequence.Display moment = script.at(since, now, config.refcodeStep());
        return new LparInfo(
                row.getUUID("id"),
                row.getInteger("number"),
                row.getString("name"),
                osType,
                moment.state(),
                moment.refCode(),
                moment.refCodeFull(),
                Optional.ofNullable(row.getString("vsn")).map(Vsn::new),
                row.getInteger("vcpus"),
                row.getInteger("memory_mb"));
    }
}
