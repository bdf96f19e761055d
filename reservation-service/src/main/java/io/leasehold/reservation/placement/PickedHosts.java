package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Allocation;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the hosts that a pick yields. */
final class PickedHosts {
    private PickedHosts() {}

    static List<Allocation> of(RowSet<Row> rows) {
        return rows.stream().map(PickedHosts::allocation).toList();
    }

    private static Allocation allocation(Row row) {
        return new Allocation(
                row.getLong("id"),
                row.getString("hypervisor_hostname"),
                row.getUUID("uuid").toString(),
                row.getInteger("slots"),
                texts((JsonObject) row.getJson("capabilities")));
    }

    private static Map<String, String> texts(JsonObject capabilities) {
        return capabilities.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> String.valueOf(entry.getValue()), (a, b) -> a, TreeMap::new));
    }
}
