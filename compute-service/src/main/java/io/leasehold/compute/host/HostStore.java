package io.leasehold.compute.host;

import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.hardware.HostInfo;
import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Rows of hosts; only the inventory writes them. */
@Singleton
public class HostStore {
    private static final String ALL = "select * from host order by hypervisor_id";
    private static final String PAGE = "select * from host where hypervisor_id > $1 order by hypervisor_id limit $2";
    private static final String NAMED =
            "select * from host where strpos(lower(mtms), lower($1)) > 0 order by hypervisor_id";
    private static final String BY_NUMBER = "select * from host where hypervisor_id = $1";
    private static final String BY_UUID = "select * from host where uuid = $1";
    private static final String BY_MTMS = "select * from host where mtms = $1";
    private static final String TOTALS = """
            select count(*) as count, coalesce(sum(ceiling(proc_units)), 0) as vcpus,
                coalesce(sum(memory_mb), 0) as memory_mb, coalesce(sum(disk_gb), 0) as disk_gb
            from host
            """;
    private static final String SAVE = """
            insert into host (mtms, hypervisor_id, uuid, manager, host_ip, state, status, vsn_capable, vsn_enabled,
                os_capable, proc_units, memory_mb, lmb_mb, disk_gb, version, updated_at)
            select mtms, hypervisor_id, uuid, manager, host_ip, state, status, vsn_capable, vsn_enabled,
                os_capable, proc_units, memory_mb, lmb_mb, disk_gb, version, $2
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

    HostStore(Clock clock) {
        this.clock = clock;
    }

    /** Returns all hosts in the order of their hypervisor ids. */
    public Uni<List<Host>> all(SqlClient client) {
        return hosts(client, ALL, Tuple.tuple());
    }

    /** Returns the hosts with an id above {@code after}. */
    Uni<List<Host>> page(SqlClient client, int after, PageRequest request) {
        return hosts(client, PAGE, Tuple.of(after, request.limit()));
    }

    /** Returns the hosts with {@code part} in their name, in any case. */
    Uni<List<Host>> named(SqlClient client, String part) {
        return hosts(client, NAMED, Tuple.of(part));
    }

    Uni<Optional<Host>> find(SqlClient client, int hypervisorId) {
        return host(client, BY_NUMBER, Tuple.of(hypervisorId));
    }

    Uni<Optional<Host>> find(SqlClient client, UUID uuid) {
        return host(client, BY_UUID, Tuple.of(uuid));
    }

    Uni<Optional<Host>> find(SqlClient client, Mtms mtms) {
        return host(client, BY_MTMS, Tuple.of(mtms.toString()));
    }

    Uni<HostTotals> totals(SqlClient client) {
        return client.preparedQuery(TOTALS)
                .execute()
                .map(rows -> totals(rows.iterator().next()));
    }

    /** Inserts the hosts; those that exist are replaced. */
    public Uni<Void> save(SqlConnection connection, List<Host> hosts) {
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

    private static Uni<List<Host>> hosts(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().map(HostStore::host).toList());
    }

    private static Uni<Optional<Host>> host(SqlClient client, String sql, Tuple parameters) {
        return hosts(client, sql, parameters).map(found -> found.stream().findFirst());
    }

    private static HostTotals totals(Row row) {
        return new HostTotals(
                row.getLong("count"), row.getBigDecimal("vcpus"), row.getLong("memory_mb"), row.getLong("disk_gb"));
    }
}
