package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Holdings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;

/**
 * Picks floating IPs (contract section 4.6): registered, of the network and free; first those required, then those asked
 * to be kept, then those never allocated; within each by address, or at random as far as the {@link PlacementConstraints} say. One
 * statement, whatever their number.
 */
@Singleton
class AddressPicker {
    private static final String PICK = """
            with free as (
              select f.*, f.floating_ip_address = any ($6) as required, array_position($5::uuid[], f.id) as kept,
                exists (select from floatingip_allocation a
                  where a.floatingip_id = f.id and a.lease_id is distinct from $8) as used
              from floatingip f
              where f.floating_network_id = $3 and f.id <> all ($4)
                and not exists (select from floatingip_allocation a
                  where a.floatingip_id = f.id and a.period && tstzrange($1, $2) and a.lease_id is distinct from $8)),
            ranked as (
              select free.*, row_number() over
                (partition by required, kept is null, used order by floating_ip_address::inet) as place
              from free)
            select id, floating_network_id, subnet_id, floating_ip_address
            from ranked
            order by required desc, kept, used, greatest(place, $9::bigint + 1), random()
            limit $7
            """;

    /** Floating IPs for {@code demand}, up to its amount. */
    Uni<Holdings> offer(
            SqlClient client, AddressDemand demand, PlacementConstraints terms, TentativeAllocations promises) {
        Tuple parameters = Tuple.tuple(Arrays.asList(
                terms.fromUtc(),
                terms.untilUtc(),
                demand.networkId(),
                promises.addresses(),
                terms.keptAddresses(),
                demand.required().toArray(String[]::new),
                (long) demand.amount(),
                terms.lease().orElse(null),
                (long) terms.spread()));
        return client.preparedQuery(PICK)
                .execute(parameters)
                .map(rows -> rows.stream().map(AddressPicker::address).toList())
                .map(Holdings::addresses);
    }

    private static Address address(Row row) {
        return new Address(
                row.getUUID("id"),
                row.getString("floating_network_id"),
                row.getString("subnet_id"),
                row.getString("floating_ip_address"));
    }
}
