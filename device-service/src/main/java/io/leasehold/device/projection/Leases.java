package io.leasehold.device.projection;

import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Leases, their owners and their ends. A lease that has ended never becomes active again. */
@Singleton
public class Leases {
    private static final String RECORD_OWNER = """
            insert into lease_ref as known (id, account_uuid) values ($1, $2)
            on conflict (id) do update set account_uuid = $2 where known.account_uuid is distinct from $2
            """;
    private static final String END = """
            insert into lease_ref as known (id, account_uuid, ended_at) values ($1, $2, $3)
            on conflict (id) do update set account_uuid = $2, ended_at = coalesce(known.ended_at, $3)
            """;
    /** Creates rows for leases that are not known yet, so that {@link #end} waits for this transaction. */
    private static final String ADD_MISSING = """
            insert into lease_ref (id) select id from unnest($1::text[]) as id order by id on conflict do nothing
            """;

    private static final String ENDED = """
            select id from lease_ref where id = any($1) and (account_uuid is null or account_uuid = $2) and ended_at is not null
            """;
    private static final String OWNED_BY = """
            select id from lease_ref where id = any($1) and (account_uuid is null or account_uuid = $2)
            """;
    private static final String LOCK_FOR_SHARE = "select from lease_ref where id = any($1) order by id for share";

    private final Clock clock;

    Leases(Clock clock) {
        this.clock = clock;
    }

    /** Returns the id with dashes, as reservation-service writes it. */
    public static String canonical(String id) {
        return Uuids.find(id).map(Uuids::dashed).orElse(id);
    }

    /** Records the owner of the lease. */
    public Uni<Void> recordOwner(SqlConnection connection, String id, String account) {
        return connection
                .preparedQuery(RECORD_OWNER)
                .execute(Tuple.of(id, account))
                .replaceWithVoid();
    }

    /** Records the end of the lease. Waits for transactions that {@linkplain #keepFromEnding prevent the end}. */
    public Uni<Void> end(SqlConnection connection, String id, String account) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(id, account, clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Prevents the leases from ending until the transaction has ended. */
    public Uni<Void> keepFromEnding(SqlConnection connection, Collection<String> ids) {
        String[] sorted = ids.stream().sorted().toArray(String[]::new);
        return connection
                .preparedQuery(ADD_MISSING)
                .execute(Tuple.of(sorted))
                .chain(() -> connection.preparedQuery(LOCK_FOR_SHARE).execute(Tuple.of(sorted)))
                .replaceWithVoid();
    }

    /** Returns the leases that have ended and belong to the account or have no known owner. */
    public Uni<Set<String>> ended(SqlConnection connection, Collection<String> ids, String account) {
        return select(connection, ENDED, ids, account);
    }

    /** Returns the leases that belong to the account or have no known owner. */
    public Uni<Set<String>> ownedBy(SqlConnection connection, Collection<String> ids, String account) {
        return select(connection, OWNED_BY, ids, account);
    }

    private static Uni<Set<String>> select(
            SqlConnection connection, String sql, Collection<String> ids, String account) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(ids.toArray(String[]::new), account))
                .map(rows -> rows.stream().map(row -> row.getString("id")).collect(Collectors.toSet()));
    }
}
