package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Java classes of ZStack's client SDK for the objects of a response; the {@code schema} of a response names them. */
public enum InventoryClass {
    MDEV_DEVICE("org.zstack.pciDevice.virtual.vfio_mdev.MdevDeviceInventory"),
    MDEV_SPEC("org.zstack.pciDevice.specification.mdev.MdevDeviceSpecInventory"),
    PCI_DEVICE("org.zstack.pciDevice.PciDeviceInventory"),
    PCI_SPEC_REF("org.zstack.pciDevice.specification.mdev.PciDeviceMdevSpecRefInventory"),
    SESSION("org.zstack.header.identity.SessionInventory");

    /** Classes of nested lists by the name of their field. */
    private static final Map<String, InventoryClass> NESTED = Map.of("mdevSpecRefs", PCI_SPEC_REF);

    private final String className;

    InventoryClass(String className) {
        this.className = className;
    }

    /** Adds {@code schema} with the paths of all inventories in the body. */
    public ObjectNode addSchema(ObjectNode body) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (body.get("inventory") instanceof ObjectNode one) {
            addSchema(schema, "inventory", one);
        }
        list(schema, "inventories", body.path("inventories"), this);
        return body.set("schema", schema);
    }

    private void addSchema(ObjectNode schema, String path, JsonNode object) {
        var unused = schema.put(path, className);
        NESTED.forEach((field, kind) -> list(schema, path + "." + field, object.path(field), kind));
    }

    private static void list(ObjectNode schema, String path, JsonNode list, InventoryClass kind) {
        for (int index = 0; index < list.size(); index++) {
            kind.addSchema(schema, "%s[%d]".formatted(path, index), list.get(index));
        }
    }
}
