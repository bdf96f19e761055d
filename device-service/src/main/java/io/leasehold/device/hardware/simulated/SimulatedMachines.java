package io.leasehold.device.hardware.simulated;

import io.leasehold.common.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Changes of the simulated machines that come from outside this service. */
@Singleton
class SimulatedMachines {
    private static final String SET_CONNECTED = "update device_sim.host set connected = $2 where uuid = $1";
    private static final String CREATE_VMS = """
            insert into device_sim.domain (uuid, name, account_uuid, state, cluster, learned)
            select uuid, 'vm-' || left(uuid, 8), $2, $3, $4, false from unnest($1::text[]) as uuid
            """;
    private static final String ADMINISTRATOR = "36c27e8ff05c4780bf6d2fa65700f22e";
    private static final String CLUSTER = "c10c1000000040008000000000000001";
    private static final int MAX_COUNT = 1000;

    private final Pool pool;
    private final SimulatorStore store;
    private final Ids ids;

    SimulatedMachines(Pool pool, SimulatorStore store, Ids ids) {
        this.pool = pool;
        this.store = store;
        this.ids = ids;
    }

    /** Connects or disconnects the host. */
    Uni<Void> setConnected(String host, boolean connected) {
        return pool.preparedQuery(SET_CONNECTED)
                .execute(Tuple.of(host, connected))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new IllegalArgumentException("There is no host " + host);
                    }
                })
                .replaceWithVoid();
    }

    /** Creates virtual machines: {@code {"count"?,"state"?,"clusterUuid"?,"accountUuid"?}}. */
    Uni<JsonObject> createVms(JsonObject request) {
        String[] uuids = Stream.generate(() -> ids.next().toString().replace("-", ""))
                .limit(Math.min(request.getInteger("count", 1), MAX_COUNT))
                .toArray(String[]::new);
        return pool.preparedQuery(CREATE_VMS)
                .execute(Tuple.of(
                        uuids,
                        request.getString("accountUuid", ADMINISTRATOR),
                        request.getString("state", "Stopped"),
                        request.getString("clusterUuid", CLUSTER)))
                .replaceWith(() -> new JsonObject().put("uuids", new JsonArray(List.of((Object[]) uuids))));
    }

    /**
     * Shows the virtual machine that has the device, and if the device is in its definition ({@code cold}) or running
     * ({@code hot}).
     */
    Uni<JsonObject> device(String device) {
        return store.holders(device)
                .map(found -> found.stream()
                        .findFirst()
                        .map(row -> new JsonObject()
                                .put(
                                        "holders",
                                        found.stream()
                                                .map(holder -> holder.getString("domain_uuid"))
                                                .toList())
                                .put("vmInstanceUuid", row.getString("domain_uuid"))
                                .put("cold", row.getBoolean("cold"))
                                .put("hot", row.getBoolean("hot")))
                        .orElseGet(JsonObject::new));
    }
}
