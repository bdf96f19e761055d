package io.leasehold.compute.reservation.reconcile;

import io.leasehold.compute.aggregate.HostPools;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.flavor.ReservedFlavors;
import io.leasehold.compute.reservation.Reservation;
import io.leasehold.compute.reservation.ReservationPhase;
import io.leasehold.compute.reservation.ReservedResource;
import io.leasehold.compute.reservation.ReservedResource.Instances;
import io.leasehold.compute.reservation.SourceFlavor;
import io.leasehold.compute.scheduling.PlacementRequest.GroupPolicy;
import io.leasehold.compute.server.ReservedServers;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.servergroup.ServerGroup;
import io.leasehold.compute.servergroup.ServerGroups;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reservations of instances: a flavor of the project on hosts with a number of slots each; other servers may use the
 * hosts too.
 */
@Singleton
class ReservedInstances implements ReservedCapacity {
    private static final String SET_SLOTS = """
            with wanted as (
                select key as mtms, value::int as total from json_each_text($2)),
            gone as (
                delete from reservation_slot
                where reservation_id = $1 and mtms not in (select mtms from wanted))
            insert into reservation_slot (reservation_id, mtms, total)
            select $1, mtms, total from wanted
            on conflict (reservation_id, mtms) do update set total = excluded.total
            """;
    private static final String DELETE_SLOTS = "delete from reservation_slot where reservation_id = $1";

    private final HostPools pools;
    private final ReservedFlavors flavors;
    private final ServerGroups groups;
    private final ReservedServers servers;

    ReservedInstances(HostPools pools, ReservedFlavors flavors, ServerGroups groups, ReservedServers servers) {
        this.pools = pools;
        this.flavors = flavors;
        this.groups = groups;
        this.servers = servers;
    }

    /** Creates flavor, server group and aggregate; before the start each attempt updates the sizes of the flavor. */
    @Override
    public Uni<Void> prepare(SqlConnection connection, Reservation reservation) {
        if (reservation.prepared() && reservation.phase() == ReservationPhase.ACTIVE) {
            return Uni.createFrom().voidItem();
        }
        Instances instances = instances(reservation);
        return flavors.ensure(connection, instances.flavorId(), size(instances), extraSpecs(reservation))
                .chain(() -> ensureGroup(connection, reservation))
                .chain(() -> ensureAggregate(connection, reservation));
    }

    @Override
    public boolean allowsOtherServers() {
        return true;
    }

    @Override
    public Uni<Void> take(SqlConnection connection, Reservation reservation) {
        Instances instances = instances(reservation);
        return pools.add(connection, reservation.id(), reservation.missing())
                .chain(() -> connection
                        .preparedQuery(SET_SLOTS)
                        .execute(Tuple.of(reservation.id(), JsonObject.mapFrom(instances.slots()))))
                .chain(() -> flavors.grant(
                        connection, instances.flavorId(), reservation.identity().projectId()));
    }

    @Override
    public Uni<Void> release(SqlConnection connection, Reservation reservation) {
        return pools.remove(connection, reservation.id(), reservation.surplus());
    }

    @Override
    public Uni<Void> revoke(SqlConnection connection, Reservation reservation) {
        return flavors.revoke(connection, instances(reservation).flavorId());
    }

    @Override
    public Uni<List<Server>> servers(SqlConnection connection, Reservation reservation) {
        return servers.of(connection, instances(reservation).flavorId());
    }

    @Override
    public Uni<Void> remove(SqlConnection connection, Reservation reservation) {
        Instances instances = instances(reservation);
        return connection
                .preparedQuery(DELETE_SLOTS)
                .execute(Tuple.of(reservation.id()))
                .chain(() -> pools.delete(connection, reservation.id()))
                .chain(() -> instances
                        .group()
                        .map(group -> groups.remove(connection, group))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> flavors.remove(connection, instances.flavorId()));
    }

    private Uni<Void> ensureAggregate(SqlConnection connection, Reservation reservation) {
        return reservation.prepared()
                ? Uni.createFrom().voidItem()
                : pools.ensure(
                        connection, instances(reservation).aggregateId(), reservation.id(), metadata(reservation));
    }

    private Uni<Void> ensureGroup(SqlConnection connection, Reservation reservation) {
        Instances instances = instances(reservation);
        return instances
                .group()
                .map(id -> groups.ensure(connection, group(id, instances, reservation)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static ServerGroup group(UUID id, Instances instances, Reservation reservation) {
        return new ServerGroup(
                id,
                "reservation:" + reservation.id(),
                reservation.identity().projectId(),
                "",
                instances.affinity() ? GroupPolicy.AFFINITY : GroupPolicy.ANTI_AFFINITY,
                Optional.empty(),
                List.of());
    }

    private static Flavor.Size size(Instances instances) {
        int ephemeralGb = instances.source().map(SourceFlavor::ephemeralGb).orElse(0);
        return new Flavor.Size(instances.vcpus(), instances.memoryMb(), instances.diskGb(), ephemeralGb, 0);
    }

    /** Merges the extra specs of the source flavor with those that tie servers to the reservation. */
    private static Map<String, String> extraSpecs(Reservation reservation) {
        Map<String, String> specs = new TreeMap<>(
                instances(reservation).source().map(SourceFlavor::extraSpecs).orElse(Map.of()));
        String id = reservation.id();
        specs.put("aggregate_instance_extra_specs:reservation", id);
        specs.put("resources:CUSTOM_RESERVATION_" + id.toUpperCase(Locale.ROOT).replace('-', '_'), "1");
        instances(reservation).group().ifPresent(group -> specs.put("affinity_id", group.toString()));
        return specs;
    }

    private static Map<String, String> metadata(Reservation reservation) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("reservation", reservation.id());
        metadata.put("filter_tenant_id", reservation.identity().projectId());
        metadata.put("blazar:owner", reservation.identity().projectId());
        instances(reservation).group().ifPresent(group -> metadata.put("affinity_id", group.toString()));
        return metadata;
    }

    private static Instances instances(Reservation reservation) {
        return switch (reservation.resource()) {
            case Instances instances -> instances;
            case ReservedResource.Hosts hosts ->
                throw new IllegalStateException(reservation.id() + " is a reservation of whole hosts");
        };
    }
}
