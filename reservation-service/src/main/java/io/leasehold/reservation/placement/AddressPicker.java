package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.AddressDemand;
import io.leasehold.reservation.demand.Holdings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;

/**
 * Choice of floating IPs (contract section 4.6): registered floating IPs of the network that are free; first the required
 * ones, then those to be kept, then those never allocated, then the others; within each group by address, or at random as
 * far as the constraints say. One statement for any number of addresses.
 */
@Singleton
class AddressPicker {
    private static final String PICK = """
            with free as (
              select f.*, f.floating_ip_address = any (#{required}) as required, array_position(#{kept}::uuid[], f.id) as kept,
                exists (select from floatingip_use a
                  where a.floatingip_id = f.id and a.lease_id is distinct from #{lease}) as used
              from registered_floatingip f
              where f.floating_network_id = #{network} and f.id <> all (#{taken})
                and not exists (select from floatingip_use a
                  where a.floatingip_id = f.id and a.period && tstzrange(#{from}, #{until}) and a.lease_id is distinct from #{lease})),
            ranked as (
              select free.*, row_number() over
                (partition by required, kept is null, used order by floating_ip_address::inet) as place
              from free)
            select id, floating_network_id, subnet_id, floating_ip_address
            from ranked
            order by required desc, kept, used, greatest(place, #{spread}::bigint + 1), random()
            limit #{amount}
            """;

    private final Pool pool;

    AddressPicker(Pool pool) {
        this.pool = pool;
    }

    /** Chooses up to as many floating IPs as demanded. */
    Uni<Holdings> offer(AddressDemand demand, PlacementConstraints constraints, TentativeAllocations tentative) {
        return constraints
                .parameters()
                .bind("network", demand.networkId())
                .bind("taken", tentative.addresses())
                .bind("kept", constraints.keptAddresses())
                .bind("required", demand.required().toArray(String[]::new))
                .bind("amount", (long) demand.amount())
                .execute(pool, PICK)
                .map(rows -> Holdings.addresses(
                        rows.stream().map(AddressPicker::address).toList()));
    }

    private static Address address(Row row) {
        return new Address(
                row.getUUID("id"),
                row.getString("floating_network_id"),
                row.getString("subnet_id"),
                row.getString("floating_ip_address"));
    }
}
