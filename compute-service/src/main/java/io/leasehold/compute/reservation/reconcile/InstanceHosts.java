package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.aggregate.HostPools;
import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.ReservedResource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;

/** The hosts of instance reservations: they are in an aggregate of the reservation, and so many servers go on each. */
@Singleton
class InstanceHosts {
    private static final String SLOTS = """
            with wanted as (
                select key as mtms, value::int as total from json_each_text($2)),
            gone as (
                delete from reservation_slot
                where reservation_id = $1 and mtms not in (select mtms from wanted))
            insert into reservation_slot (reservation_id, mtms, total)
            select $1, mtms, total from wanted
            on conflict (reservation_id, mtms) do update set total = excluded.total
            """;
    private static final String NO_SLOTS = "delete from reservation_slot where reservation_id = $1";

    private final HostPools pools;

    InstanceHosts(HostPools pools) {
        this.pools = pools;
    }

    /** The aggregate is there, without hosts at first. */
    Uni<Void> ensure(SqlConnection connection, Reservation reservation, Map<String, String> metadata) {
        return reservation.prepared()
                ? Uni.createFrom().voidItem()
                : pools.ensure(connection, aggregateId(reservation), reservation.id(), metadata);
    }

    /** Takes the missing hosts; all of them have as many slots as they should. */
    Uni<Void> take(SqlConnection connection, Reservation reservation, Map<String, Integer> slots) {
        return pools.add(connection, reservation.id(), reservation.missing())
                .chain(() ->
                        connection.preparedQuery(SLOTS).execute(Tuple.of(reservation.id(), JsonObject.mapFrom(slots))))
                .replaceWithVoid();
    }

    Uni<Void> release(SqlConnection connection, Reservation reservation) {
        return pools.remove(connection, reservation.id(), reservation.surplus());
    }

    Uni<Void> remove(SqlConnection connection, Reservation reservation) {
        return connection
                .preparedQuery(NO_SLOTS)
                .execute(Tuple.of(reservation.id()))
                .chain(() -> pools.delete(connection, reservation.id()));
    }

    private static int aggregateId(Reservation reservation) {
        return switch (reservation.resource()) {
            case ReservedResource.Instances instances -> instances.aggregateId();
            case ReservedResource.Hosts hosts ->
                throw new IllegalStateException(reservation.id() + " is of whole hosts");
        };
    }
}
