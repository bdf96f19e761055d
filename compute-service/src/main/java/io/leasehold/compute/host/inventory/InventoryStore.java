package io.leasehold.compute.host.inventory;

import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.host.Host;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Rows of all hosts, as the inventory reads and writes them. */
@Singleton
class InventoryStore {
    private static final String ALL = "select * from host order by hypervisor_id";
    private static final String SAVE = """
            insert into host (mtms, hypervisor_id, uuid, manager, host_ip, state, status, vsn_capable, vsn_enabled,
                os_capable, proc_units, memory_mb, lmb_mb, disk_gb, version, updated_at)
            select seen.*, $2
            from json_to_recordset($1)
              as seen (mtms text, hypervisor_id int, uuid uuid, manager text, host_ip text, state text, status text,
                       vsn_capable boolean, vsn_enabled boolean, os_capable text[], proc_units numeric,
                       memory_mb int, lmb_mb int, disk_gb int, version bigint)
            on conflict (mtms) do update set
                manager = excluded.manager, host_ip = excluded.host_ip, state = excluded.state,
                status = excluded.status, vsn_capable = excluded.vsn_capable, vsn_enabled = excluded.vsn_enabled,
                os_capable = excluded.os_capable, proc_units = excluded.proc_units,
                memory_mb = excluded.memory_mb, lmb_mb = excluded.lmb_mb, disk_gb = excluded.disk_gb,
                version = excluded.version, updated_at = excluded.updated_at
            """;

    private final Clock clock;

    InventoryStore(Clock clock) {
        this.clock = clock;
    }

    Uni<KnownHosts> all(SqlConnection connection) {
        return connection
                .preparedQuery(ALL)
                .execute()
                .map(rows ->
                        new KnownHosts(rows.stream().map(InventoryStore::host).toList()));
    }

    Uni<Void> save(SqlConnection connection, List<Host> hosts) {
        JsonArray rows = new JsonArray();
        hosts.forEach(host -> rows.add(json(host)));
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(rows, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static JsonObject json(Host host) {
        HostInfo info = host.info();
        return new JsonObject()
                .put("mtms", info.mtms().toString())
                .put("hypervisor_id", host.hypervisorId())
                .put("uuid", info.uuid().toString())
                .put("manager", info.manager().name().toLowerCase(Locale.ROOT))
                .put("host_ip", info.hostIp())
                .put("state", host.state())
                .put("status", host.status())
                .put("vsn_capable", info.can().vsnCapable())
                .put("vsn_enabled", info.can().vsnEnabled())
                .put("os_capable", new JsonArray(info.can().operatingSystems()))
                .put("proc_units", info.size().procUnits())
                .put("memory_mb", info.size().memoryMb())
                .put("lmb_mb", info.size().lmbMb())
                .put("disk_gb", info.size().diskGb())
                .put("version", host.version());
    }

    private static Host host(Row row) {
        return new Host(
                row.getInteger("hypervisor_id"),
                new HostInfo(
                        Mtms.of(row.getString("mtms")),
                        row.getUUID("uuid"),
                        HostInfo.Manager.valueOf(row.getString("manager").toUpperCase(Locale.ROOT)),
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
                                row.getInteger("disk_gb"))),
                row.getLong("version"));
    }
}
