package io.leasehold.device.pci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.query.FieldType;
import io.leasehold.device.query.QueryableTable;
import io.leasehold.device.query.QueryableTable.Field;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.InventoryJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Queryable fields of PCI devices, and their inventories, which include the specs that a device supports. */
final class PciDeviceTable {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("uuid", "uuid"),
            Map.entry("name", "name"),
            Map.entry("description", "description"),
            Map.entry("hostUuid", "host_uuid"),
            Map.entry("parentUuid", "parent_uuid"),
            Map.entry("vmInstanceUuid", "vm_instance_uuid"),
            Map.entry("pciSpecUuid", "pci_spec_uuid"),
            Map.entry("type", "type"),
            Map.entry("state", "state"),
            Map.entry("status", "status"),
            Map.entry("virtStatus", "virt_status"),
            Map.entry("chooser", "chooser"),
            Map.entry("vendorId", "vendor_id"),
            Map.entry("vendor", "vendor"),
            Map.entry("deviceId", "device_id"),
            Map.entry("device", "device"),
            Map.entry("subvendorId", "subvendor_id"),
            Map.entry("subdeviceId", "subdevice_id"),
            Map.entry("pciDeviceAddress", "pci_device_address"),
            Map.entry("iommuGroup", "iommu_group"),
            Map.entry("rev", "rev"));
    private static final String COLUMNS = """
            pci.*, (
                select coalesce(json_agg(json_build_object('spec', ref.spec_uuid, 'effective', ref.effective,
                    'created', ref.create_date, 'changed', ref.last_op_date) order by ref.spec_uuid), '[]')
                from pci_mdev_spec_ref ref where ref.pci_uuid = pci.uuid) as spec_refs
            """;

    static final QueryableTable TABLE = new QueryableTable(
            COLUMNS,
            "pci_device pci join known_host host on host.uuid = pci.host_uuid",
            "pci.uuid",
            "pci.create_date",
            fields(),
            InventoryClass.PCI_DEVICE,
            PciDeviceTable::toInventory);

    private PciDeviceTable() {}

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        fields.putAll(QueryableTable.fields(FieldType.TEXT, "pci", TEXTS));
        fields.putAll(QueryableTable.fields(
                FieldType.DATE, "pci", Map.of("createDate", "create_date", "lastOpDate", "last_op_date")));
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "host",
                Map.of("host.uuid", "uuid", "host.name", "external_name", "host.clusterUuid", "cluster_uuid")));
        return fields;
    }

    private static ObjectNode toInventory(Row row) {
        InventoryJson inventory = new InventoryJson();
        TEXTS.keySet().stream().sorted().forEach(name -> {
            var unused = inventory.text(name, row.getString(TEXTS.get(name)));
        });
        return inventory
                .date("createDate", row.getOffsetDateTime("create_date").toInstant())
                .date("lastOpDate", row.getOffsetDateTime("last_op_date").toInstant())
                .node("mdevSpecRefs", refs(row.getString("uuid"), row.get(JsonArray.class, "spec_refs")))
                .json();
    }

    private static ArrayNode refs(String pci, JsonArray refs) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        refs.stream().map(JsonObject.class::cast).forEach(ref -> list.add(ref(pci, ref)));
        return list;
    }

    private static ObjectNode ref(String pci, JsonObject ref) {
        return new InventoryJson()
                .text("pciDeviceUuid", pci)
                .text("mdevSpecUuid", ref.getString("spec"))
                .flag("effective", ref.getBoolean("effective"))
                .date(
                        "createDate",
                        OffsetDateTime.parse(ref.getString("created")).toInstant())
                .date(
                        "lastOpDate",
                        OffsetDateTime.parse(ref.getString("changed")).toInstant())
                .json();
    }
}
