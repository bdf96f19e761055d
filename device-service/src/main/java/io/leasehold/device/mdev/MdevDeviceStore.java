package io.leasehold.device.mdev;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Columns of {@code mdev_device} that describe a device; {@link DeviceAssignments} has those of the assignment to virtual
 * machines.
 */
@Singleton
class MdevDeviceStore {
    private static final String LOCK = "select * from mdev_device where uuid = $1 for update";
    private static final String UPDATE = """
            update mdev_device set name = coalesce($2, name), description = coalesce($3, description),
                state = coalesce($4, state), last_op_date = $5
            where uuid = $1
            returning *
            """;
    private static final String HOST_NAME = "select external_name from known_host where uuid = $1";

    private final Clock clock;

    MdevDeviceStore(Clock clock) {
        this.clock = clock;
    }

    /** Locks the device until the transaction ends. */
    Uni<Optional<MdevDevice>> lock(SqlConnection connection, String uuid) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(uuid))
                .map(rows -> rows.stream().findFirst().map(MdevDeviceRows::device));
    }

    Uni<MdevDevice> update(SqlConnection connection, String uuid, MdevDeviceUpdate change) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        uuid,
                        change.name().orElse(null),
                        change.description().orElse(null),
                        change.state().orElse(null),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> MdevDeviceRows.device(rows.iterator().next()));
    }

    Uni<String> hostName(SqlConnection connection, String host) {
        return connection
                .preparedQuery(HOST_NAME)
                .execute(Tuple.of(host))
                .map(rows -> rows.iterator().next().getString(0));
    }
}
