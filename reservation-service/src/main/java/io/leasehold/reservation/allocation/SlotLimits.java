package io.leasehold.reservation.allocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Whether hosts have room for all the slots that are allocated on them. Sums cannot be a constraint: whoever allocates
 * slots locks the hosts first, {@code FOR UPDATE} and in order of id, and asks here before it commits.
 */
@Singleton
public class SlotLimits {
    private static final String EXCEEDED = "with " + SlotUsage.where("a.host_id = any ($3)") + """
            select exists (
              select from peak join host h on h.id = peak.host_id
              where peak.vcpus > h.vcpus or peak.memory_mb > h.memory_mb or peak.disk_gb > h.local_gb) as exceeded
            """;

    /** Whether at least one of the hosts has more on it than fits, at any instant of {@code [from, until)}. */
    public Uni<Boolean> isExceeded(SqlConnection connection, Long[] hosts, Instant from, Instant until) {
        return connection
                .preparedQuery(EXCEEDED)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), hosts))
                .map(rows -> rows.iterator().next().getBoolean("exceeded"));
    }
}
