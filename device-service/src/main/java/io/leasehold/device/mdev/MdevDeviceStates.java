package io.leasehold.device.mdev;

import io.leasehold.common.event.DeviceInventoryEvent;
import io.leasehold.common.event.DeviceInventoryEvent.DeviceReport;
import io.leasehold.common.outbox.Outbox;
import io.leasehold.device.zstack.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Changes of a device's state, and their publication. */
@Singleton
public class MdevDeviceStates {
    private static final MdevDeviceUpdate DISABLED =
            new MdevDeviceUpdate(Optional.empty(), Optional.empty(), Optional.of("Disabled"));

    private final MdevDeviceStore store;
    private final Outbox outbox;

    MdevDeviceStates(MdevDeviceStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** Disables a device whose hardware is in doubt, so that nobody gets the device before an administrator enables it. */
    public Uni<Void> disable(SqlConnection connection, String device) {
        return store.update(connection, device, DISABLED).chain(disabled -> publish(connection, disabled));
    }

    Uni<Void> publish(SqlConnection connection, MdevDevice device) {
        return store.hostName(connection, device.host())
                .chain(hostName -> outbox.append(
                        connection,
                        List.of(new DeviceInventoryEvent.StateChanged(new DeviceReport(
                                device.uuid(),
                                Uuids.dashed(device.host()),
                                hostName,
                                device.parent().orElse(null),
                                device.enabled() ? "Enabled" : "Disabled",
                                device.status().text())))));
    }
}
