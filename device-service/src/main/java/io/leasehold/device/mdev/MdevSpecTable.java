package io.leasehold.device.mdev;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.query.FieldType;
import io.leasehold.device.query.QueryableTable;
import io.leasehold.device.query.QueryableTable.Field;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.InventoryJson;
import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.Map;

/** Queryable fields of specs, and their inventories. */
final class MdevSpecTable {
    static final QueryableTable TABLE = new QueryableTable(
            "spec.*",
            "mdev_spec spec",
            "spec.uuid",
            "spec.create_date",
            fields(),
            InventoryClass.MDEV_SPEC,
            MdevSpecTable::toInventory);

    private MdevSpecTable() {}

    private static ObjectNode toInventory(Row row) {
        return new InventoryJson()
                .text("uuid", row.getString("uuid"))
                .text("name", row.getString("name"))
                .text("description", row.getString("description"))
                .text("specification", row.getString("specification"))
                .text("type", row.getString("type"))
                .text("state", row.getString("state"))
                .text("vendor", row.getString("vendor"))
                .text("mdevType", row.getString("mdev_type"))
                .number("maxInstance", row.getInteger("max_instance"))
                .number("framebufferMiB", row.getInteger("framebuffer_mib"))
                .date("createDate", row.getOffsetDateTime("create_date").toInstant())
                .date("lastOpDate", row.getOffsetDateTime("last_op_date").toInstant())
                .json();
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "spec",
                Map.of(
                        "uuid", "uuid",
                        "name", "name",
                        "description", "description",
                        "specification", "specification",
                        "type", "type",
                        "state", "state",
                        "vendor", "vendor",
                        "mdevType", "mdev_type")));
        fields.putAll(QueryableTable.fields(
                FieldType.NUMBER, "spec", Map.of("maxInstance", "max_instance", "framebufferMiB", "framebuffer_mib")));
        fields.putAll(QueryableTable.fields(
                FieldType.DATE, "spec", Map.of("createDate", "create_date", "lastOpDate", "last_op_date")));
        return fields;
    }
}
