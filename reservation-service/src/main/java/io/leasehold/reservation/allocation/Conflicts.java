package io.leasehold.reservation.allocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Whether what a lease holds and would keep is promised to others in a new window. */
@Singleton
public class Conflicts {
    private static final String ANY = """
            select exists (
                select from allocation other
                where other.host_id = any ($3) and (other.kind = 'host' or other.host_id = any ($4))
                  and other.period && tstzrange($1, $2) and other.lease_id is distinct from $6)
              or exists (
                select from floatingip_allocation other
                where other.floatingip_id = any ($5)
                  and other.period && tstzrange($1, $2) and other.lease_id is distinct from $6) as taken
            """;

    private final SlotLimits limits;

    Conflicts(SlotLimits limits) {
        this.limits = limits;
    }

    /** Whether any of what is promised cannot be held for the time of the terms beside what other leases hold. */
    public Uni<Boolean> any(SqlClient client, Terms terms, Promises promises) {
        return promises.isEmpty()
                ? Uni.createFrom().item(false)
                : taken(client, terms, promises)
                        .chain(taken ->
                                taken ? Uni.createFrom().item(true) : limits.wouldBeExceeded(client, terms, promises));
    }

    private static Uni<Boolean> taken(SqlClient client, Terms terms, Promises promises) {
        Tuple parameters = Tuple.of(terms.fromUtc(), terms.untilUtc(), promises.hosts(), promises.wholeHosts())
                .addArrayOfUUID(promises.addresses())
                .addUUID(terms.lease().orElse(null));
        return client.preparedQuery(ANY)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getBoolean("taken"));
    }
}
