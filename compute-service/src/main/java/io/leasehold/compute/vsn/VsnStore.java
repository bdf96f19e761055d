package io.leasehold.compute.vsn;

import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VirtualSerialNumber.HardwareState;
import io.leasehold.compute.vsn.VirtualSerialNumber.Holder;
import io.leasehold.compute.vsn.VirtualSerialNumber.Reservation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of numbers as they are read and reserved. */
@Singleton
public class VsnStore {
    /** A number with the support of its host. */
    public record VsnOnHost(VirtualSerialNumber number, VsnSupport support) {}

    private static final String SELECT = """
            select vsn.*, server.project_id as holder_project_id, server.task_state is null as idle,
                host.manager = 'novalink' as nova_link, host.vsn_capable, host.vsn_enabled
            from vsn join recorded_host host on host.mtms = vsn.host left join server_owner server on server.id = vsn.server_id
            """;
    private static final String FIND = SELECT + "where vsn.vsn = $1";
    private static final String LOCK = FIND + " for update of vsn";
    private static final String LIST = SELECT + """
            where ($1::text is null or vsn.host = $1) and ($2::text is null or vsn.vsn > $2)
              and case when $3 then vsn.reserved_project_id is not null
                                and ($4::text is null or vsn.reserved_project_id = $4)
                       else ($5::text is null or vsn.state = $5)
                        and ($4::text is null or vsn.state = 'free' or vsn.reserved_project_id = $4
                             or server.project_id = $4)
                  end
            order by vsn.vsn
            limit $6
            """;
    private static final String KNOWN = SELECT + "where vsn.host = $1 or vsn.vsn = any($2)";
    private static final String ON = SELECT + "where vsn.host = any($1) order by vsn.vsn";
    private static final String IS_BOUND = "select from vsn where server_id = $1";
    private static final String SAVE = """
            update vsn
            set state = $2, reserved_project_id = $3, description = $4, reserved_at = $5, auto_assign = $6,
                updated_at = $7, version = version + 1
            where vsn = $1
            """;
    private static final String LOCK_QUOTA =
            "select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('vsn-quota ' || $1))";
    private static final String RESERVED_BY = "select count(*) from vsn where reserved_project_id = $1";

    private final Clock clock;

    VsnStore(Clock clock) {
        this.clock = clock;
    }

    public Uni<Optional<VirtualSerialNumber>> find(SqlConnection connection, Vsn vsn) {
        return find(connection, FIND, vsn).map(found -> found.map(VsnOnHost::number));
    }

    /** Locks the number until the transaction ends. */
    public Uni<Optional<VsnOnHost>> lock(SqlConnection connection, Vsn vsn) {
        return find(connection, LOCK, vsn);
    }

    /** Lists numbers in order. */
    public Uni<List<VirtualSerialNumber>> list(SqlConnection connection, VsnQuery query) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(
                                query.host().map(Mtms::toString).orElse(null),
                                query.marker().orElse(null))
                        .addBoolean(query.reservations())
                        .addString(query.project().orElse(null))
                        .addString(query.state().map(VsnState::text).orElse(null))
                        .addInteger(query.page().limit()))
                .map(rows -> rows.stream().map(VsnStore::number).toList());
    }

    /** Returns the recorded numbers of the host and the others by name. */
    public Uni<List<VirtualSerialNumber>> known(SqlClient client, Mtms host, List<Vsn> others) {
        return client.preparedQuery(KNOWN)
                .execute(Tuple.of(
                        host.toString(), others.stream().map(Vsn::toString).toArray(String[]::new)))
                .map(rows -> rows.stream().map(VsnStore::number).toList());
    }

    /** Returns all numbers of the hosts in order. */
    Uni<List<VirtualSerialNumber>> on(SqlClient client, List<Mtms> hosts) {
        return client.preparedQuery(ON)
                .execute(Tuple.of(hosts.stream().map(Mtms::toString).toArray(String[]::new)))
                .map(rows -> rows.stream().map(VsnStore::number).toList());
    }

    Uni<Boolean> isBound(SqlConnection connection, UUID server) {
        return connection.preparedQuery(IS_BOUND).execute(Tuple.of(server)).map(rows -> rows.size() > 0);
    }

    /** Saves state and reservation of a locked number. */
    public Uni<VirtualSerialNumber> save(SqlConnection connection, VirtualSerialNumber number) {
        Instant now = clock.instant();
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(number.vsn().toString(), number.state().text())
                        .addString(
                                number.reservation().map(Reservation::projectId).orElse(null))
                        .addString(number.reservation()
                                .map(Reservation::description)
                                .orElse(""))
                        .addOffsetDateTime(
                                number.reservation().map(kept -> utc(kept.at())).orElse(null))
                        .addBoolean(number.hardwareState().autoAssign())
                        .addOffsetDateTime(utc(now)))
                .map(done -> number.changedAt(now));
    }

    /** Returns the number of reservations of the project and locks the count until the transaction ends. */
    public Uni<Long> reservedBy(SqlConnection connection, String project) {
        return connection
                .preparedQuery(LOCK_QUOTA)
                .execute(Tuple.of(project))
                .chain(() -> connection.preparedQuery(RESERVED_BY).execute(Tuple.of(project)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<Optional<VsnOnHost>> find(SqlConnection connection, String sql, Vsn vsn) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(vsn.toString()))
                .map(rows -> rows.stream().map(VsnStore::found).findFirst());
    }

    private static VsnOnHost found(Row row) {
        VsnSupport support = new VsnSupport(
                row.getBoolean("nova_link"), row.getBoolean("vsn_capable"), row.getBoolean("vsn_enabled"));
        return new VsnOnHost(number(row), support);
    }

    private static VirtualSerialNumber number(Row row) {
        return new VirtualSerialNumber(
                new Vsn(row.getString("vsn")),
                Mtms.of(row.getString("host")),
                VsnState.of(row.getString("state")),
                Optional.ofNullable(row.getUUID("server_id"))
                        .map(server -> new Holder(server, row.getString("holder_project_id"), row.getBoolean("idle"))),
                Optional.ofNullable(row.getString("reserved_project_id"))
                        .map(project ->
                                new Reservation(project, row.getString("description"), instant(row, "reserved_at"))),
                new HardwareState(
                        row.getBoolean("auto_assign"),
                        Optional.ofNullable(row.getInteger("partition_id")),
                        row.getInteger("missed")),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
