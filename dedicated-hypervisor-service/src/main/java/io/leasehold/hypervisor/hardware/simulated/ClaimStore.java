package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows that a claim reads and writes, in the transaction of the claim. */
@Singleton
class ClaimStore {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('dedicated_hypervisor_sim'), hashtext('claim'))";
    private static final String DELETE_RELEASED =
            "delete from dedicated_hypervisor_sim.machine where gone_at <= $1 and not stuck";
    private static final String ZONE_OF = "select zone from dedicated_hypervisor_sim.machine where id = $1";
    private static final String AVAILABLE = """
            select zone.name, coalesce(stock.machines, $2) - (
                select count(*) from dedicated_hypervisor_sim.machine
                where machine.flavor = $1 and machine.zone = zone.name) as available
            from unnest($3::text[]) as zone (name)
            left join dedicated_hypervisor_sim.stock on stock.flavor = $1 and stock.zone = zone.name
            """;
    private static final String PORTS =
            "select * from dedicated_hypervisor_sim.port where machine = $1 order by nic, segmentation_id nulls last";
    private static final String ALLOCATED =
            "select distinct subnet, address, network, segmentation_id from dedicated_hypervisor_sim.port";
    private static final String INSERT_MACHINE = """
            insert into dedicated_hypervisor_sim.machine (id, tenant, name, flavor, zone, image, settings)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String INSERT_PORTS = """
            insert into dedicated_hypervisor_sim.port (id, machine, nic, network, subnet, address, segmentation_id)
            select id, $1, nic, network, subnet, address, segmentation_id
            from json_to_recordset($2)
              as port (id uuid, nic int, network uuid, subnet uuid, address text, segmentation_id int)
            """;

    Uni<Void> lock(SqlConnection connection) {
        return connection.query(LOCK).execute().replaceWithVoid();
    }

    /** Deletes machines whose release is complete, which returns them and their addresses to the stock. */
    Uni<Void> deleteReleased(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(DELETE_RELEASED)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<String>> zoneOf(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(ZONE_OF)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(row -> row.getString("zone")).findFirst());
    }

    /** Counts the machines of the flavor in stock in each zone. */
    Uni<Map<String, Integer>> available(SqlConnection connection, UUID flavor, int defaultStock) {
        String[] zones = SimulatedCatalogue.ZONES.toArray(String[]::new);
        return connection
                .preparedQuery(AVAILABLE)
                .execute(Tuple.of(flavor, defaultStock, zones))
                .map(rows -> {
                    Map<String, Integer> available = new HashMap<>();
                    rows.forEach(row -> available.put(row.getString("name"), row.getInteger("available")));
                    return available;
                });
    }

    Uni<List<AllocatedPort>> ports(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(PORTS)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(ClaimStore::port).toList());
    }

    Uni<PortAllocation> allocation(SqlConnection connection) {
        return connection.preparedQuery(ALLOCATED).execute().map(rows -> {
            Set<PortAllocation.UsedAddress> addresses = new HashSet<>();
            Set<PortAllocation.UsedVlan> vlans = new HashSet<>();
            for (Row row : rows) {
                addresses.add(new PortAllocation.UsedAddress(row.getUUID("subnet"), row.getString("address")));
                Optional.ofNullable(row.getInteger("segmentation_id"))
                        .ifPresent(id -> vlans.add(new PortAllocation.UsedVlan(row.getUUID("network"), id)));
            }
            return new PortAllocation(addresses, vlans);
        });
    }

    Uni<Void> insertMachine(SqlConnection connection, MachineOrder order, String zone) {
        JsonObject settings = new JsonObject();
        order.metadata().forEach(settings::put);
        return connection
                .preparedQuery(INSERT_MACHINE)
                .execute(Tuple.tuple(List.of(
                        order.id(), order.tenant(), order.name(), order.flavor(), zone, order.image(), settings)))
                .replaceWithVoid();
    }

    Uni<Void> insertPorts(SqlConnection connection, UUID id, List<AllocatedPort> ports) {
        JsonArray rows = new JsonArray();
        ports.forEach(port -> rows.add(json(port)));
        return connection
                .preparedQuery(INSERT_PORTS)
                .execute(Tuple.of(id, rows))
                .replaceWithVoid();
    }

    private static JsonObject json(AllocatedPort allocated) {
        JsonObject json = new JsonObject()
                .put("id", allocated.port().id().toString())
                .put("nic", allocated.nic())
                .put("network", allocated.port().network().toString())
                .put("subnet", allocated.port().subnet().toString())
                .put("address", allocated.port().address());
        allocated.segmentation().ifPresent(id -> json.put("segmentation_id", id));
        return json;
    }

    private static AllocatedPort port(Row row) {
        return new AllocatedPort(
                row.getInteger("nic"),
                new Machine.Port(
                        row.getUUID("id"), row.getUUID("network"), row.getUUID("subnet"), row.getString("address")),
                Optional.ofNullable(row.getInteger("segmentation_id")));
    }
}
