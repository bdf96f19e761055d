package io.leasehold.compute.hardware.simulated;

import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.hardware.VsnInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of the simulated virtual serial numbers. */
@Singleton
class SimulatedVsnStore {
    private static final String INSTALL = """
            insert into compute_sim.vsn (vsn, host, auto_assign)
            select vsn, host, auto_assign
            from json_to_recordset($1) as fresh (vsn text, host text, auto_assign boolean)
            on conflict (vsn) do nothing
            """;
    private static final String SELECT = """
            select vsn.vsn, vsn.auto_assign,
                (select min(number) from compute_sim.lpar where lpar.vsn = vsn.vsn and lpar.host = vsn.host) as number
            from compute_sim.vsn
            where vsn.host = $1
            """;
    private static final String ON = SELECT + "order by vsn.vsn";
    private static final String LOCK = SELECT + "and vsn.vsn = $2 for update of vsn";
    private static final String ATTACH = """
            with attached as (update compute_sim.lpar set vsn = $1 where id = $2)
            update compute_sim.vsn set auto_assign = false where vsn = $1
            """;
    private static final String DETACH = """
            with detached as (update compute_sim.lpar set vsn = null where id = $1)
            update compute_sim.vsn set auto_assign = auto_assign or $2
            where vsn = (select vsn from compute_sim.lpar where id = $1)
            """;
    private static final String OFFER = "update compute_sim.vsn set auto_assign = true where vsn = $1";

    /** A number in its initial state. */
    record NewVsn(Vsn vsn, Mtms host, boolean autoAssign) {}

    private final Pool pool;

    SimulatedVsnStore(Pool pool) {
        this.pool = pool;
    }

    /** Inserts the numbers that do not exist yet. */
    Uni<Void> install(List<NewVsn> numbers) {
        JsonArray rows = new JsonArray();
        numbers.forEach(fresh -> rows.add(new JsonObject()
                .put("vsn", fresh.vsn().toString())
                .put("host", fresh.host().toString())
                .put("auto_assign", fresh.autoAssign())));
        return pool.preparedQuery(INSTALL).execute(Tuple.of(rows)).replaceWithVoid();
    }

    Uni<List<VsnInfo>> on(SqlConnection connection, Mtms host) {
        return connection
                .preparedQuery(ON)
                .execute(Tuple.of(host.toString()))
                .map(rows -> rows.stream().map(SimulatedVsnStore::number).toList());
    }

    /** Locks a number of the host until the transaction ends; unknown → {@link HardwareFault.NotFound}. */
    Uni<VsnInfo> lock(SqlConnection connection, Mtms host, Vsn vsn) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(host.toString(), vsn.toString()))
                .map(rows -> rows.stream().map(SimulatedVsnStore::number).findFirst())
                .map(found -> found.orElseThrow(
                        () -> new HardwareFault.NotFound("Virtual serial number %s of %s".formatted(vsn, host))));
    }

    Uni<Void> attach(SqlConnection connection, Vsn vsn, UUID lpar) {
        return connection
                .preparedQuery(ATTACH)
                .execute(Tuple.of(vsn.toString(), lpar))
                .replaceWithVoid();
    }

    Uni<Void> detach(SqlConnection connection, UUID lpar, boolean resetAutoAssign) {
        return connection
                .preparedQuery(DETACH)
                .execute(Tuple.of(lpar, resetAutoAssign))
                .replaceWithVoid();
    }

    Uni<Void> offer(SqlConnection connection, Vsn vsn) {
        return connection.preparedQuery(OFFER).execute(Tuple.of(vsn.toString())).replaceWithVoid();
    }

    private static VsnInfo number(Row row) {
        return new VsnInfo(
                new Vsn(row.getString("vsn")),
                Optional.ofNullable(row.getInteger("number")),
                row.getBoolean("auto_assign"));
    }
}
