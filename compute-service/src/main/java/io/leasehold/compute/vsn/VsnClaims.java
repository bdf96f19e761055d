package io.leasehold.compute.vsn;

import io.leasehold.common.event.VsnEvent;
import io.leasehold.common.event.VsnEvent.VsnReport;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.VsnClaims.Release;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
import java.util.function.Function;

/**
 * Claims of virtual serial numbers by servers. Every change is one conditional update in the transaction of the caller,
 * who calls the hardware between two changes; repeating a change does nothing.
 */
@Singleton
public class VsnClaims {
    /**
     * A number that is being released by its server.
     *
     * @param resetAutoAssign true when the hardware is to offer the number to every server again
     */
    public record Release(Vsn vsn, Mtms host, boolean resetAutoAssign) {}

    private static final String OF = "select vsn, reserved_project_id is null as reset from vsn where server_id = $1";
    private static final String CLAIM_AUTO = """
            with mine as (select vsn from vsn where server_id = $2 and host = $1),
            pick as (
                select vsn from vsn
                where host = $1 and state = 'free' and auto_assign and not exists (select from mine)
                order by vsn limit 1
                for update %s),
            claimed as (
                update vsn set state = 'claimed', server_id = $2, updated_at = $3, version = version + 1
                from pick where vsn.vsn = pick.vsn
                returning vsn.vsn)
            select vsn from mine union all select vsn from claimed
            """;
    private static final String CLAIM_AUTO_SKIPPING = CLAIM_AUTO.formatted("skip locked");
    private static final String CLAIM_AUTO_WAITING = CLAIM_AUTO.formatted("");
    private static final String CLAIM = """
            with mine as (select vsn from vsn where vsn = $1 and server_id = $4),
            claimed as (
                update vsn set state = 'claimed', server_id = $4, updated_at = $5, version = version + 1
                where vsn = $1 and host = $2
                  and (state = 'free' or (state = 'reserved' and reserved_project_id = $3))
                returning vsn)
            select vsn from mine union all select vsn from claimed
            """;
    private static final String REPORT = """
            returning vsn.vsn, vsn.host, coalesce(server.project_id, vsn.reserved_project_id) as project_id, server.id
            """;
    private static final String CONFIRM = """
            update vsn set state = 'assigned', auto_assign = false, updated_at = $2, version = vsn.version + 1
            from server_owner server
            where vsn.server_id = $1 and server.id = $1 and vsn.state = 'claimed'
            """ + REPORT;
    private static final String BEGIN_RELEASE = """
            update vsn
            set state = 'releasing', updated_at = $2,
                version = version + case when state = 'releasing' then 0 else 1 end
            where server_id = $1
            returning vsn, host, reserved_project_id is null as reset
            """;
    private static final String BACK = """
            update vsn
            set state = case when vsn.reserved_project_id is null then 'free' else 'reserved' end,
                auto_assign = %s and vsn.reserved_project_id is null,
                server_id = null, partition_id = null, updated_at = $2, version = vsn.version + 1
            from server_owner server
            where vsn.server_id = $1 and server.id = $1 and vsn.state = '%s'
            """ + REPORT;
    private static final String RELEASED = BACK.formatted("true", "releasing");
    private static final String GIVE_BACK = BACK.formatted("vsn.auto_assign", "claimed");
    private static final String KEEP = """
            update vsn set state = 'assigned', updated_at = $2, version = version + 1
            where server_id = $1 and state = 'releasing'
            """;

    private final Outbox outbox;
    private final Pool pool;
    private final Clock clock;

    VsnClaims(Outbox outbox, Pool pool, Clock clock) {
        this.outbox = outbox;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Claims the lowest free number of the host that may be assigned automatically; empty when the host has none. The
     * caller must have locked the host and the slot before: the holder of a number never waits for these locks. Numbers
     * that other transactions hold are skipped first, and waited for when no other number is left.
     */
    public Uni<Optional<Vsn>> claimAuto(SqlConnection connection, Mtms host, UUID server) {
        return claimAuto(connection, CLAIM_AUTO_SKIPPING, host, server)
                .chain(claimed -> claimed.isPresent()
                        ? Uni.createFrom().item(claimed)
                        : claimAuto(connection, CLAIM_AUTO_WAITING, host, server));
    }

    /** Claims the number; false unless the number is on the host and either free or reserved for the project. */
    public Uni<Boolean> claim(SqlConnection connection, Vsn vsn, String project, Mtms host, UUID server) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(vsn.toString(), host.toString(), project, server, now()))
                .map(rows -> rows.size() > 0);
    }

    /** Records that the hypervisor shows the claimed number on the partition; a server without a claim is ignored. */
    public Uni<Void> confirm(SqlConnection connection, UUID server) {
        return change(connection, CONFIRM, server)
                .chain(reports -> announce(connection, reports, VsnEvent.Assigned::new));
    }

    /** Marks the number of the server, claimed or assigned, as being released; empty when the server has none. */
    public Uni<Optional<Release>> beginRelease(SqlConnection connection, UUID server) {
        return connection
                .preparedQuery(BEGIN_RELEASE)
                .execute(Tuple.of(server, now()))
                .map(rows -> rows.stream().map(VsnClaims::release).findFirst());
    }

    /** Returns the number to the pool, reserved or free, once the hypervisor has taken the number off the partition. */
    public Uni<Void> released(SqlConnection connection, UUID server) {
        return change(connection, RELEASED, server)
                .chain(reports -> announce(connection, reports, VsnEvent.Unassigned::new));
    }

    /** Cancels a release that the hardware refused. */
    public Uni<Void> keep(SqlConnection connection, UUID server) {
        return connection.preparedQuery(KEEP).execute(Tuple.of(server, now())).replaceWithVoid();
    }

    /** Cancels a claim; the number must not be on the partition. */
    public Uni<Void> giveBack(SqlConnection connection, UUID server) {
        return change(connection, GIVE_BACK, server).replaceWithVoid();
    }

    /** Returns the number that the server has or has claimed. */
    public Uni<Optional<Vsn>> of(UUID server) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(server))
                .map(rows ->
                        rows.stream().map(row -> new Vsn(row.getString("vsn"))).findFirst());
    }

    /** Returns true when the hardware is to offer the number of the server to every server after the release. */
    public Uni<Boolean> resetsAutoAssign(UUID server) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(server))
                .map(rows -> rows.stream().allMatch(row -> row.getBoolean("reset")));
    }

    private Uni<Optional<Vsn>> claimAuto(SqlConnection connection, String sql, Mtms host, UUID server) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(host.toString(), server, now()))
                .map(rows ->
                        rows.stream().map(row -> new Vsn(row.getString("vsn"))).findFirst());
    }

    private Uni<List<VsnReport>> change(SqlConnection connection, String sql, UUID server) {
        Instant now = clock.instant();
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(server, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> reports(rows, now));
    }

    private Uni<Void> announce(SqlConnection connection, List<VsnReport> reports, Function<VsnReport, VsnEvent> event) {
        return outbox.append(connection, reports.stream().map(event).toList());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<VsnReport> reports(RowSet<Row> rows, Instant now) {
        return rows.stream()
                .map(row -> new VsnReport(
                        row.getString("vsn"),
                        row.getString("host"),
                        row.getString("project_id"),
                        row.getUUID("id").toString(),
                        now))
                .toList();
    }

    private static Release release(Row row) {
        return new Release(new Vsn(row.getString("vsn")), Mtms.of(row.getString("host")), row.getBoolean("reset"));
    }
}
