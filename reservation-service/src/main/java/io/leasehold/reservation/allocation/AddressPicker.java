package io.leasehold.reservation.allocation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;

/**
 * Picks floating IPs (contract section 4.6): registered, of the network and free; first those required, then those asked
 * to be kept, then those never allocated, then by address. One statement, whatever their number.
 */
@Singleton
class AddressPicker {
    private static final String PICK = """
            select f.id, f.floating_network_id, f.subnet_id, f.floating_ip_address
            from floatingip f
            where f.floating_network_id = $3 and f.id <> all ($4)
              and not exists (select from floatingip_allocation a
                where a.floatingip_id = f.id and a.period && tstzrange($1, $2) and a.lease_id is distinct from $8)
            order by f.floating_ip_address = any ($6) desc, array_position($5::uuid[], f.id),
              exists (select from floatingip_allocation a
                where a.floatingip_id = f.id and a.lease_id is distinct from $8), f.floating_ip_address::inet
            limit $7
            """;

    /** Floating IPs for {@code demand}, up to its amount. */
    Uni<Held> offer(SqlClient client, AddressDemand demand, Terms terms, Promises promises) {
        Tuple parameters = Tuple.tuple(Arrays.asList(
                terms.fromUtc(),
                terms.untilUtc(),
                demand.networkId(),
                promises.addresses(),
                terms.keptAddresses(),
                demand.required().toArray(String[]::new),
                demand.amount(),
                terms.lease().orElse(null)));
        return client.preparedQuery(PICK)
                .execute(parameters)
                .map(rows -> rows.stream().map(AddressPicker::address).toList())
                .map(Held::addresses);
    }

    private static Address address(Row row) {
        return new Address(
                row.getUUID("id"),
                row.getString("floating_network_id"),
                row.getString("subnet_id"),
                row.getString("floating_ip_address"));
    }
}
