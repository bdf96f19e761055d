package io.leasehold.compute.aggregate;

import io.leasehold.common.auth.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** Availability zones that a project may see. */
@Singleton
class Zones {
    /** A zone; available when one of its hosts is up and enabled. */
    record Zone(String name, boolean available, List<String> hosts) {
        Zone {
            hosts = List.copyOf(hosts);
        }
    }

    private static final String OF = """
            with zoned as (
                select member.mtms, aggregate.availability_zone as zone, aggregate.metadata
                from aggregate join aggregate_host member on member.aggregate_id = aggregate.id
                where aggregate.availability_zone is not null)
            select coalesce(zoned.zone, 'nova') as name, bool_or(host.state = 'up' and host.status = 'enabled') as available,
                array_agg(host.mtms order by host.mtms) as hosts
            from recorded_host host left join zoned on zoned.mtms = host.mtms
            where $1 or zoned.zone is null or zoned.metadata ->> 'blazar:owner' is null
               or zoned.metadata ->> 'blazar:owner' = $2
            group by 1 order by 1
            """;

    private final Pool pool;

    Zones(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Zone>> of(Caller caller) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(caller.isAdmin(), caller.projectId()))
                .map(rows -> rows.stream()
                        .map(row -> new Zone(
                                row.getString("name"),
                                row.getBoolean("available"),
                                List.of(row.getArrayOfStrings("hosts"))))
                        .toList());
    }
}
