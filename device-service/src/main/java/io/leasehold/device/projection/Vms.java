package io.leasehold.device.projection;

import io.leasehold.device.hardware.VmInfo;
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
import java.util.Optional;

/** Virtual machines: compute's servers, and those made on the hypervisors directly. */
@Singleton
public class Vms {
    private static final String RECORD_OBSERVED = """
            insert into vm_ref as known
                (uuid, name, account_uuid, state, host_uuid, cluster_uuid, pinned_host_uuid)
            select uuid, name, account, state, host, cluster, pinned
            from json_to_recordset($1)
              as seen (uuid text, name text, account text, state text, host text, cluster text, pinned text)
            order by uuid
            on conflict (uuid) do update set
                name = excluded.name, state = excluded.state, host_uuid = excluded.host_uuid,
                cluster_uuid = excluded.cluster_uuid, pinned_host_uuid = excluded.pinned_host_uuid
            where known.version = 0
              and (known.name, known.state, known.host_uuid, known.cluster_uuid, known.pinned_host_uuid)
                is distinct from
                (excluded.name, excluded.state, excluded.host_uuid, excluded.cluster_uuid, excluded.pinned_host_uuid)
            """;
    private static final String RECORD_REPORTED = """
            insert into vm_ref as known
                (uuid, name, account_uuid, state, host_uuid, pinned_host_uuid, reservation_id, lease_id, version)
            values ($1, $2, $3, $4, $5, $5, $6, $7, $8)
            on conflict (uuid) do update set
                name = $2, account_uuid = $3, state = $4, host_uuid = $5, pinned_host_uuid = $5,
                reservation_id = $6, lease_id = $7, version = $8
            where known.version < $8 and known.state <> 'Destroyed'
            """;
    private static final String FIND = "select * from vm_ref where uuid = $1";
    private static final String LOCK = FIND + " for update";

    private final Pool pool;

    Vms(Pool pool) {
        this.pool = pool;
    }

    /**
     * Records the virtual machines that the hardware reports, with one statement for all. Servers of compute are left
     * alone.
     */
    public Uni<Void> recordObserved(SqlConnection connection, List<VmInfo> vms) {
        JsonArray rows = new JsonArray();
        vms.forEach(vm -> rows.add(new JsonObject()
                .put("uuid", vm.uuid())
                .put("name", vm.name())
                .put("account", vm.account())
                .put("state", vm.state())
                .put("host", vm.host().orElse(null))
                .put("cluster", vm.cluster())
                .put("pinned", vm.pinnedHost().orElse(null))));
        return connection.preparedQuery(RECORD_OBSERVED).execute(Tuple.of(rows)).replaceWithVoid();
    }

    /**
     * Records a server that compute reports. Returns false when the report changes nothing, as it is older than the
     * last one or the server was deleted.
     */
    public Uni<Boolean> recordReported(SqlConnection connection, VmReport report) {
        return connection
                .preparedQuery(RECORD_REPORTED)
                .execute(Tuple.tuple()
                        .addString(report.uuid())
                        .addString(report.name())
                        .addString(report.account())
                        .addString(report.state().text())
                        .addString(report.host().orElse(null))
                        .addString(report.reservationId().orElse(null))
                        .addString(report.leaseId().orElse(null))
                        .addLong(report.version()))
                .map(rows -> rows.rowCount() == 1);
    }

    public Uni<Optional<Vm>> find(String uuid) {
        return pool.preparedQuery(FIND).execute(Tuple.of(uuid)).map(Vms::first);
    }

    /** Locks the virtual machine until the transaction ends. */
    public Uni<Optional<Vm>> lock(SqlConnection connection, String uuid) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(uuid)).map(Vms::first);
    }

    private static Optional<Vm> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(Vms::vm);
    }

    private static Vm vm(Row row) {
        return new Vm(
                row.getString("uuid"),
                row.getString("name"),
                row.getString("account_uuid"),
                VmState.of(row.getString("state")),
                Optional.ofNullable(row.getString("host_uuid")),
                Optional.ofNullable(row.getString("cluster_uuid")),
                Optional.ofNullable(row.getString("pinned_host_uuid")),
                Optional.ofNullable(row.getString("lease_id")));
    }
}
