package io.leasehold.compute.refcode;

import io.leasehold.compute.hardware.Mtms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** Claims of hosts that are due, so that one process reads a host. */
@Singleton
class RefcodeHostClaims {
    private static final String CLAIM = """
            insert into refcode_host (host, claimed_until)
            select server.host, now() + $3 * interval '1 millisecond'
            from existing_server server left join server_refcode known on known.server_id = server.id
            where server.host is not null
              and server.metadata ->> 'powervc:vm_refcode_required' = 'true'
              and (known.due_at is null or known.due_at <= $1
                   or (server.task_state is not null and known.queried_at <= $2))
            group by server.host
            on conflict (host) do update set claimed_until = excluded.claimed_until
            where refcode_host.claimed_until is null or refcode_host.claimed_until < now()
            returning host
            """;
    private static final String RELEASE = "update refcode_host set claimed_until = null where host = $1";

    private final Pool pool;
    private final RefcodeConfig config;
    private final Clock clock;

    RefcodeHostClaims(Pool pool, RefcodeConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /** Claims the hosts with due servers that no other process reads. */
    Uni<List<Mtms>> take() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(now, now.minus(config.fastInterval()), (double)
                        config.claim().toMillis()))
                .map(rows ->
                        rows.stream().map(row -> Mtms.of(row.getString("host"))).toList());
    }

    Uni<Void> release(Mtms host) {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(host.toString())).replaceWithVoid();
    }
}
