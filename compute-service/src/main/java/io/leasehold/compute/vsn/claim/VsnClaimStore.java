package io.leasehold.compute.vsn.claim;

import io.leasehold.common.event.VsnEvent.VsnReport;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.vsn.claim.VsnClaims.Release;
import io.smallrye.mutiny.Uni;
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

/** The transitions of numbers on their way to and from servers: one conditional update each. */
@Singleton
class VsnClaimStore {
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
            from server
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
            from server
            where vsn.server_id = $1 and server.id = $1 and vsn.state = '%s'
            """ + REPORT;
    private static final String RELEASED = BACK.formatted("true", "releasing");
    private static final String GIVE_BACK = BACK.formatted("vsn.auto_assign", "claimed");
    private static final String KEEP = """
            update vsn set state = 'assigned', updated_at = $2, version = version + 1
            where server_id = $1 and state = 'releasing'
            """;

    private final Clock clock;

    VsnClaimStore(Clock clock) {
        this.clock = clock;
    }

    /** Passes over numbers that others are just claiming. */
    Uni<Optional<Vsn>> claimAuto(SqlConnection connection, Mtms host, UUID server) {
        return claimAuto(connection, CLAIM_AUTO_SKIPPING, host, server);
    }

    /** Waits for what others do with theirs, so it finds none only when there is none. */
    Uni<Optional<Vsn>> claimAutoWaiting(SqlConnection connection, Mtms host, UUID server) {
        return claimAuto(connection, CLAIM_AUTO_WAITING, host, server);
    }

    Uni<Boolean> claim(SqlConnection connection, Vsn vsn, String project, Mtms host, UUID server) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(vsn.toString(), host.toString(), project, server, now()))
                .map(rows -> rows.size() > 0);
    }

    Uni<List<VsnReport>> confirm(SqlConnection connection, UUID server) {
        return transition(connection, CONFIRM, server);
    }

    Uni<Optional<Release>> beginRelease(SqlConnection connection, UUID server) {
        return connection
                .preparedQuery(BEGIN_RELEASE)
                .execute(Tuple.of(server, now()))
                .map(rows -> rows.stream().map(VsnClaimStore::release).findFirst());
    }

    Uni<List<VsnReport>> released(SqlConnection connection, UUID server) {
        return transition(connection, RELEASED, server);
    }

    Uni<Void> keep(SqlConnection connection, UUID server) {
        return connection.preparedQuery(KEEP).execute(Tuple.of(server, now())).replaceWithVoid();
    }

    Uni<Void> giveBack(SqlConnection connection, UUID server) {
        return transition(connection, GIVE_BACK, server).replaceWithVoid();
    }

    private Uni<Optional<Vsn>> claimAuto(SqlConnection connection, String sql, Mtms host, UUID server) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(host.toString(), server, now()))
                .map(rows ->
                        rows.stream().map(row -> new Vsn(row.getString("vsn"))).findFirst());
    }

    private Uni<List<VsnReport>> transition(SqlConnection connection, String sql, UUID server) {
        Instant now = clock.instant();
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(server, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> reports(rows, now));
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
