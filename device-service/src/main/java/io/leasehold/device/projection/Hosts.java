package io.leasehold.device.projection;

import io.leasehold.device.hardware.HostInfo;
import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Hosts as the hardware and compute report them. The two reports are stored apart: a host is usable only if both say
 * so.
 */
@Singleton
public class Hosts {
    private static final String RECORD_OBSERVED = """
            insert into host_ref as known (uuid, external_name, cluster_uuid, adapter_enabled, adapter_connected)
            select uuid, mtms, cluster, enabled, connected
            from json_to_recordset($1)
              as seen (uuid text, mtms text, cluster text, enabled boolean, connected boolean)
            order by uuid
            on conflict (uuid) do update set
                external_name = excluded.external_name, cluster_uuid = excluded.cluster_uuid,
                adapter_enabled = excluded.adapter_enabled, adapter_connected = excluded.adapter_connected
            where (known.external_name, known.cluster_uuid, known.adapter_enabled, known.adapter_connected)
                is distinct from
                (excluded.external_name, excluded.cluster_uuid, excluded.adapter_enabled, excluded.adapter_connected)
            """;
    private static final String RECORD_REPORTED = """
            insert into host_ref as known (uuid, external_name, compute_enabled, compute_up, compute_version)
            values ($1, $2, $3, $4, $5)
            on conflict (uuid) do update set compute_enabled = $3, compute_up = $4, compute_version = $5
            where known.compute_version < $5
            """;

    /** Records the hosts that the hardware reports, with one statement for all. */
    public Uni<Void> recordObserved(SqlConnection connection, List<HostInfo> hosts) {
        JsonArray rows = new JsonArray();
        hosts.forEach(host -> rows.add(new JsonObject()
                .put("uuid", host.uuid())
                .put("mtms", host.mtms())
                .put("cluster", host.cluster())
                .put("enabled", host.enabled())
                .put("connected", host.connected())));
        return connection.preparedQuery(RECORD_OBSERVED).execute(Tuple.of(rows)).replaceWithVoid();
    }

    /** Records a host that compute reports. A report that is not newer than the last one changes nothing. */
    public Uni<Void> recordReported(
            SqlConnection connection, String uuid, String mtms, boolean enabled, boolean up, long version) {
        return connection
                .preparedQuery(RECORD_REPORTED)
                .execute(Tuple.of(Uuids.of("Host", uuid), mtms, enabled, up, version))
                .replaceWithVoid();
    }
}
