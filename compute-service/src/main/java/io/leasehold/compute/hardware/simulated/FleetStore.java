package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.HostInfo.Manager;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Rows of the simulated machines. */
@Singleton
class FleetStore {
    private static final String INSTALL = """
            insert into compute_sim.host (mtms, position, uuid, manager, host_ip, state, status,
                vsn_capable, vsn_enabled, os_capable, proc_units, memory_mb, lmb_mb, disk_gb)
            select mtms, position, uuid, manager, host_ip, 'up', 'enabled',
                vsn_capable, vsn_enabled, os_capable, proc_units, memory_mb, lmb_mb, disk_gb
            from json_to_recordset($1)
              as host (mtms text, position int, uuid uuid, manager text, host_ip text, vsn_capable boolean,
                       vsn_enabled boolean, os_capable text[], proc_units numeric, memory_mb int, lmb_mb int,
                       disk_gb int)
            on conflict (mtms) do nothing
            """;
    private static final String ALL = "select * from compute_sim.host order by position";
    private static final String FIND = "select * from compute_sim.host where mtms = $1";
    private static final String LOCK = FIND + " for update";
    private static final String CHANGE = """
            update compute_sim.host set state = coalesce($2, state), status = coalesce($3, status) where mtms = $1
            """;

    private final Pool pool;

    FleetStore(Pool pool) {
        this.pool = pool;
    }

    /** Inserts the machines that do not exist yet. */
    Uni<Void> install(List<HostInfo> hosts) {
        JsonArray rows = new JsonArray();
        hosts.forEach(host -> rows.add(json(host).put("position", rows.size())));
        return pool.preparedQuery(INSTALL).execute(Tuple.of(rows)).replaceWithVoid();
    }

    Uni<List<HostInfo>> all() {
        return pool.preparedQuery(ALL)
                .execute()
                .map(rows -> rows.stream().map(FleetStore::host).toList());
    }

    /** Returns the host; unknown → {@link HardwareFault.NotFound}. */
    Uni<HostInfo> find(SqlConnection connection, Mtms mtms) {
        return find(connection, FIND, mtms);
    }

    /** Locks the host and everything on it until the transaction ends; unknown → {@link HardwareFault.NotFound}. */
    Uni<HostInfo> lock(SqlConnection connection, Mtms mtms) {
        return find(connection, LOCK, mtms);
    }

    /** Changes the host; false when the host is unknown. */
    Uni<Boolean> change(Mtms mtms, SimulatedHosts.HostSwitch wanted) {
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(
                        mtms.toString(),
                        wanted.state().orElse(null),
                        wanted.status().orElse(null)))
                .map(RowSet::rowCount)
                .map(count -> count == 1);
    }

    private static Uni<HostInfo> find(SqlConnection connection, String sql, Mtms mtms) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(mtms.toString()))
                .map(rows -> rows.stream().map(FleetStore::host).findFirst())
                .map(found -> found.orElseThrow(() -> new HardwareFault.NotFound("Host " + mtms)));
    }

    private static JsonObject json(HostInfo host) {
        return new JsonObject()
                .put("mtms", host.mtms().toString())
                .put("uuid", host.uuid().toString())
                .put("manager", host.manager().name().toLowerCase(Locale.ROOT))
                .put("host_ip", host.hostIp())
                .put("vsn_capable", host.can().vsnCapable())
                .put("vsn_enabled", host.can().vsnEnabled())
                .put("os_capable", new JsonArray(host.can().operatingSystems()))
                .put("proc_units", host.size().procUnits())
                .put("memory_mb", host.size().memoryMb())
                .put("lmb_mb", host.size().lmbMb())
                .put("disk_gb", host.size().diskGb());
    }

    private static HostInfo host(Row row) {
        return new HostInfo(
                Mtms.of(row.getString("mtms")),
                row.getUUID("uuid"),
                Manager.valueOf(row.getString("manager").toUpperCase(Locale.ROOT)),
                row.getString("host_ip"),
                row.getString("state").equals("up"),
                row.getString("status").equals("enabled"),
                new HostInfo.Abilities(
                        row.getBoolean("vsn_capable"),
                        row.getBoolean("vsn_enabled"),
                        List.of(row.getArrayOfStrings("os_capable"))),
                new HostInfo.Size(
                        row.getBigDecimal("proc_units"),
                        row.getInteger("memory_mb"),
                        row.getInteger("lmb_mb"),
                        row.getInteger("disk_gb")));
    }
}
