package io.leasehold.device.mdev;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.zstack.InventoryJson;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;

/** Conversion of rows to mediated devices, and of mediated devices to inventories (contract section 2.2). */
public final class MdevDeviceRows {
    private MdevDeviceRows() {}

    /** Converts a row with all columns of {@code mdev_device}. */
    public static MdevDevice device(Row row) {
        return new MdevDevice(
                row.getString("uuid"),
                new MdevDevice.Text(row.getString("name"), text(row, "description")),
                text(row, "parent_uuid"),
                text(row, "mtty_uuid"),
                row.getString("host_uuid"),
                text(row, "vm_instance_uuid"),
                text(row, "spec_uuid"),
                row.getString("type"),
                row.getString("state").equals("Enabled"),
                DeviceStatus.of(row.getString("status")),
                row.getString("chooser"),
                text(row, "vendor"),
                new MdevDevice.Dates(
                        row.getOffsetDateTime("create_date").toInstant(),
                        row.getOffsetDateTime("last_op_date").toInstant()));
    }

    public static InventoryJson toInventory(MdevDevice device) {
        return new InventoryJson()
                .text("uuid", device.uuid())
                .text("name", device.text().name())
                .text("description", device.text().description().orElse(null))
                .text("parentUuid", device.parent().orElse(null))
                .text("mttyUuid", device.mtty().orElse(null))
                .text("hostUuid", device.host())
                .text("vmInstanceUuid", device.vm().orElse(null))
                .text("mdevSpecUuid", device.spec().orElse(null))
                .text("type", device.type())
                .text("state", device.enabled() ? "Enabled" : "Disabled")
                .text("status", device.status().text())
                .text("chooser", device.chooser())
                .text("vendor", device.vendor().orElse(null))
                .date("createDate", device.dates().created())
                .date("lastOpDate", device.dates().lastOp());
    }

    static ObjectNode toInventory(Row row) {
        return toInventory(device(row)).json();
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }
}
