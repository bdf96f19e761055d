package io.leasehold.device.hardware.simulated;

import io.leasehold.device.hardware.Domain;
import io.leasehold.device.hardware.HostInfo;
import io.leasehold.device.hardware.VmInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tables of the simulator's own schema. */
@Singleton
class SimulatorStore {
    private static final String HOSTS = "select * from device_sim.host order by mtms";
    private static final String VMS = "select * from device_sim.domain where not learned order by uuid";
    private static final String DEVICE = """
            select host.connected, hostdev.domain_uuid
            from device_sim.mdev
                join device_sim.host on host.uuid = mdev.host_uuid
                left join device_sim.hostdev on hostdev.mdev_uuid = mdev.uuid
            where mdev.uuid = $2 and mdev.host_uuid = $1
            for update of mdev
            """;
    private static final String ADD_DOMAIN = """
            insert into device_sim.domain (uuid, name, account_uuid, state, host_uuid, learned)
            values ($1, $2, '', 'Stopped', $3, true)
            on conflict (uuid) do nothing
            """;
    private static final String ATTACH = """
            insert into device_sim.hostdev (mdev_uuid, domain_uuid, cold, hot) values ($1, $2, true, $3)
            on conflict (mdev_uuid, domain_uuid) do update set cold = true, hot = hostdev.hot or excluded.hot
            """;
    private static final String DETACH = "delete from device_sim.hostdev where mdev_uuid = $1 and domain_uuid = $2";
    private static final String DETACH_FROM_DEFINITION = """
            with gone as (
                delete from device_sim.hostdev where mdev_uuid = $1 and domain_uuid = $2 and not hot)
            update device_sim.hostdev set cold = false where mdev_uuid = $1 and domain_uuid = $2 and hot
            """;
    private static final String HOLDERS = """
            select domain_uuid, cold, hot from device_sim.hostdev where mdev_uuid = $1 order by domain_uuid
            """;

    /**
     * A device of the simulator.
     *
     * @param connected whether its host answers
     * @param holders the domains that have it; more than one must never be
     */
    record SimulatedDevice(boolean connected, List<String> holders) {
        SimulatedDevice {
            holders = List.copyOf(holders);
        }
    }

    private final Pool pool;

    SimulatorStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<HostInfo>> hosts() {
        return pool.query(HOSTS)
                .execute()
                .map(rows -> rows.stream().map(SimulatorStore::host).toList());
    }

    Uni<List<VmInfo>> vms() {
        return pool.query(VMS)
                .execute()
                .map(rows -> rows.stream().map(SimulatorStore::vm).toList());
    }

    /** Locks the device until the transaction ends. */
    Uni<Optional<SimulatedDevice>> lock(SqlConnection connection, String host, String device) {
        return connection
                .preparedQuery(DEVICE)
                .execute(Tuple.of(host, device))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new SimulatedDevice(
                                row.getBoolean("connected"),
                                rows.stream()
                                        .map(holder -> holder.getString("domain_uuid"))
                                        .filter(Objects::nonNull)
                                        .toList())));
    }

    Uni<Void> attach(SqlConnection connection, String host, Domain domain, String device, boolean hot) {
        return connection
                .preparedQuery(ADD_DOMAIN)
                .execute(Tuple.of(domain.uuid(), domain.name(), host))
                .chain(() -> connection.preparedQuery(ATTACH).execute(Tuple.of(device, domain.uuid(), hot)))
                .replaceWithVoid();
    }

    Uni<Void> detach(SqlConnection connection, Domain domain, String device, boolean hot) {
        return connection
                .preparedQuery(hot ? DETACH : DETACH_FROM_DEFINITION)
                .execute(Tuple.of(device, domain.uuid()))
                .replaceWithVoid();
    }

    /** The domains that have the device, and where. */
    Uni<List<Row>> holders(String device) {
        return pool.preparedQuery(HOLDERS)
                .execute(Tuple.of(device))
                .map(rows -> rows.stream().toList());
    }

    private static HostInfo host(Row row) {
        return new HostInfo(
                row.getString("uuid"),
                row.getString("mtms"),
                row.getString("cluster"),
                row.getBoolean("enabled"),
                row.getBoolean("connected"));
    }

    private static VmInfo vm(Row row) {
        return new VmInfo(
                row.getString("uuid"),
                row.getString("name"),
                row.getString("account_uuid"),
                row.getString("state"),
                Optional.ofNullable(row.getString("host_uuid")),
                row.getString("cluster"),
                Optional.ofNullable(row.getString("pinned_host")));
    }
}
