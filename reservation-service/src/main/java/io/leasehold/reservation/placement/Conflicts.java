package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Demand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Whether what a lease holds and would keep is promised to others in a new window. */
@Singleton
public class Conflicts {
    /** What of it is: hosts or slots on them, or addresses. */
    public record Taken(boolean hosts, boolean addresses) {
        static final Taken NOTHING = new Taken(false, false);

        /** Whether any of what the demand is met with may be. */
        public boolean concerns(Demand demand) {
            return demand instanceof AddressDemand ? addresses : hosts;
        }
    }

    private static final String TAKEN = """
            select exists (
                select from allocation other
                where other.host_id = any ($3) and (other.kind = 'host' or other.host_id = any ($4))
                  and other.period && tstzrange($1, $2) and other.lease_id is distinct from $6) as hosts,
              exists (
                select from floatingip_allocation other
                where other.floatingip_id = any ($5)
                  and other.period && tstzrange($1, $2) and other.lease_id is distinct from $6) as addresses
            """;

    private final SlotLimits limits;

    Conflicts(SlotLimits limits) {
        this.limits = limits;
    }

    /** What of the promised cannot be held for the time of the terms beside what other leases hold. */
    public Uni<Taken> among(SqlClient client, PlacementConstraints terms, TentativeAllocations promises) {
        return promises.isEmpty()
                ? Uni.createFrom().item(Taken.NOTHING)
                : taken(client, terms, promises)
                        .chain(taken -> taken.hosts()
                                ? Uni.createFrom().item(taken)
                                : limits.wouldBeExceeded(client, terms, promises)
                                        .map(exceeded -> new Taken(exceeded, taken.addresses())));
    }

    private static Uni<Taken> taken(SqlClient client, PlacementConstraints terms, TentativeAllocations promises) {
        Tuple parameters = Tuple.of(terms.fromUtc(), terms.untilUtc(), promises.hosts(), promises.wholeHosts())
                .addArrayOfUUID(promises.addresses())
                .addUUID(terms.lease().orElse(null));
        return client.preparedQuery(TAKEN)
                .execute(parameters)
                .map(rows -> rows.iterator().next())
                .map(row -> new Taken(row.getBoolean("hosts"), row.getBoolean("addresses")));
    }
}
