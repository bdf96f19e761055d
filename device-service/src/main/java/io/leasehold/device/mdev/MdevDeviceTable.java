package io.leasehold.device.mdev;

import io.leasehold.device.query.FieldType;
import io.leasehold.device.query.QueryableTable;
import io.leasehold.device.query.QueryableTable.Field;
import io.leasehold.device.query.SqlArguments;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.InventoryClass;
import java.util.HashMap;
import java.util.Map;

/** Queryable fields of mediated devices, and their visibility (contract sections 4 and 5.3). */
final class MdevDeviceTable {
    private static final String FROM = """
            mdev_device device
                left join host_pci_device pci on pci.uuid = device.parent_uuid
                left join mdev_spec spec on spec.uuid = device.spec_uuid
                join known_host host on host.uuid = device.host_uuid
                left join known_vm vm on vm.uuid = device.vm_instance_uuid
            """;

    static final QueryableTable TABLE = new QueryableTable(
            "device.*",
            FROM,
            "device.uuid",
            "device.create_date",
            fields(),
            InventoryClass.MDEV_DEVICE,
            MdevDeviceRows::toInventory);

    private MdevDeviceTable() {}

    /**
     * Returns the SQL condition for the devices that the actor may see: free devices, and those of the actor's own
     * virtual machines.
     */
    static String visible(Actor actor, SqlArguments arguments) {
        return actor.admin()
                ? "true"
                : "(device.vm_instance_uuid is null or vm.account_uuid = %s)".formatted(arguments.add(actor.account()));
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "device",
                Map.of(
                        "uuid",
                        "uuid",
                        "name",
                        "name",
                        "description",
                        "description",
                        "parentUuid",
                        "parent_uuid",
                        "mttyUuid",
                        "mtty_uuid",
                        "hostUuid",
                        "host_uuid",
                        "vmInstanceUuid",
                        "vm_instance_uuid",
                        "mdevSpecUuid",
                        "spec_uuid",
                        "type",
                        "type")));
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "device",
                Map.of("state", "state", "status", "status", "chooser", "chooser", "vendor", "vendor")));
        fields.putAll(QueryableTable.fields(
                FieldType.DATE, "device", Map.of("createDate", "create_date", "lastOpDate", "last_op_date")));
        fields.putAll(joined());
        return fields;
    }

    private static Map<String, Field> joined() {
        Map<String, Field> fields = new HashMap<>();
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "pci",
                Map.of(
                        "pciDevice.uuid",
                        "uuid",
                        "pciDevice.name",
                        "name",
                        "pciDevice.pciDeviceAddress",
                        "pci_device_address",
                        "pciDevice.virtStatus",
                        "virt_status")));
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "spec",
                Map.of(
                        "mdevSpec.uuid",
                        "uuid",
                        "mdevSpec.name",
                        "name",
                        "mdevSpec.state",
                        "state",
                        "mdevSpec.mdevType",
                        "mdev_type")));
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "host",
                Map.of(
                        "host.uuid",
                        "uuid",
                        "host.name",
                        "external_name",
                        "host.clusterUuid",
                        "cluster_uuid",
                        "host.state",
                        "state",
                        "host.status",
                        "status")));
        fields.putAll(QueryableTable.fields(
                FieldType.TEXT,
                "vm",
                Map.of("vmInstance.uuid", "uuid", "vmInstance.name", "name", "vmInstance.state", "state")));
        return fields;
    }
}
