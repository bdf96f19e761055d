package io.leasehold.device.mdev;

import io.leasehold.device.projection.Host;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Mediated devices with their hosts, and their assignment to virtual machines. */
@Singleton
public class DeviceAssignments {
    private static final String DEVICE_ON_HOST = """
            select device.*, host.external_name, host.cluster_uuid,
                host.state = 'Enabled' and host.status = 'Connected' as host_usable
            from mdev_device device join known_host host on host.uuid = device.host_uuid
            """;
    private static final String LOCK = DEVICE_ON_HOST + " where device.uuid = $1 for update of device";
    private static final String FREE = DEVICE_ON_HOST + """
                left join lateral (
                    select count(*) filter (where sibling.status <> 'Active') as taken
                    from mdev_device sibling where sibling.parent_uuid = device.parent_uuid) as parent on true
                left join host_pci_device pci on pci.uuid = device.parent_uuid
            where device.state = 'Enabled' and device.status = 'Active'
                and host.state = 'Enabled' and host.status = 'Connected'
            order by parent.taken desc nulls last, pci.pci_device_address nulls last, device.uuid
            """;
    private static final String ASSIGNED_DEVICES =
            "select host_uuid, parent_uuid, type from mdev_device where vm_instance_uuid = $1";
    private static final String PCI_HOSTS =
            "select distinct host_uuid from host_pci_device where vm_instance_uuid = $1";
    private static final String RESERVE = """
            update mdev_device set status = 'Reserved', vm_instance_uuid = $2, chooser = 'Device', last_op_date = $3
            where uuid = $1 and state = 'Enabled' and status = 'Active'
            """;
    private static final String ATTACH = """
            update mdev_device set status = 'Attached', last_op_date = $3
            where uuid = $1 and vm_instance_uuid = $2 and status = 'Reserved'
            returning *
            """;
    private static final String RELEASE = """
            update mdev_device set status = 'Active', vm_instance_uuid = null, chooser = 'None', last_op_date = $3
            where uuid = $1 and vm_instance_uuid = $2
            """;
    private static final String HOST_OF = "select host_uuid from mdev_device where uuid = $1";
    private static final String CLUSTERS =
            "select distinct cluster_uuid from known_host where cluster_uuid is not null";

    private final Pool pool;
    private final Clock clock;

    DeviceAssignments(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Locks the device until the transaction ends; fails with a {@link Refusal} when it does not exist. */
    public Uni<DeviceOnHost> lock(SqlConnection connection, String device) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(device))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(DeviceAssignments::deviceOnHost)
                        .orElseThrow(() -> Refusal.notFound("MdevDevice", device)));
    }

    /** Finds the id of the device's host, 32 hex digits. */
    public Uni<Optional<String>> hostOf(String device) {
        return pool.preparedQuery(HOST_OF)
                .execute(Tuple.of(device))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
    }

    /** Lists the enabled free devices of usable hosts, those with the fullest parents first. */
    public Uni<List<DeviceOnHost>> free() {
        return pool.query(FREE)
                .execute()
                .map(rows -> rows.stream().map(DeviceAssignments::deviceOnHost).toList());
    }

    public Uni<List<AssignedDevice>> assignedDevices(SqlClient client, String vm) {
        return client.preparedQuery(ASSIGNED_DEVICES)
                .execute(Tuple.of(vm))
                .map(rows -> rows.stream()
                        .map(row -> new AssignedDevice(
                                row.getString(0), Optional.ofNullable(row.getString(1)), row.getString(2)))
                        .toList());
    }

    public Uni<Set<String>> pciHosts(SqlClient client, String vm) {
        return client.preparedQuery(PCI_HOSTS)
                .execute(Tuple.of(vm))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    public Uni<Set<String>> clusters() {
        return pool.query(CLUSTERS)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /** Reserves the device for the virtual machine; returns false when the device is not free. */
    public Uni<Boolean> reserve(SqlConnection connection, String device, String vm) {
        return connection
                .preparedQuery(RESERVE)
                .execute(Tuple.of(device, vm, now()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Marks a reserved device as attached. */
    public Uni<Void> attach(SqlConnection connection, String device, String vm) {
        return connection
                .preparedQuery(ATTACH)
                .execute(Tuple.of(device, vm, now()))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new IllegalStateException("Device %s is not reserved for %s".formatted(device, vm));
                    }
                })
                .replaceWithVoid();
    }

    /** Marks the device as free. */
    public Uni<Void> release(SqlConnection connection, String device, String vm) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(device, vm, now()))
                .replaceWithVoid();
    }

    private static DeviceOnHost deviceOnHost(Row row) {
        return new DeviceOnHost(
                MdevDeviceRows.device(row),
                new Host(
                        row.getString("host_uuid"),
                        row.getString("external_name"),
                        Optional.ofNullable(row.getString("cluster_uuid")),
                        row.getBoolean("host_usable")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
