package io.leasehold.hypervisor.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.hypervisor.hardware.Chassis;
import io.leasehold.hypervisor.hardware.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a machine in the format of the bare-metal API. */
final class MachineViews {
    private MachineViews() {}

    record RaidView(
            boolean primaryStorage,
            String raidCardHardwareId,
            List<String> diskHardwareIds,
            @Nullable List<String> partitions) {
        static RaidView of(Machine.Raid raid) {
            return new RaidView(true, raid.card(), raid.disks(), null);
        }
    }

    record NicView(
            String id,
            String macAddr,
            String networkPhysicalPortId,
            String plane,
            List<PortView> attachedPorts,
            String hardwareId) {
        static NicView of(Machine.Nic nic) {
            return new NicView(
                    nic.id().toString(),
                    nic.mac(),
                    nic.physicalPort().toString(),
                    nic.plane().text(),
                    nic.ports().stream().map(PortView::of).toList(),
                    nic.hardware().toString());
        }
    }

    record PortView(String portId, String networkId, List<AddressView> fixedIps) {
        static PortView of(Machine.Port port) {
            return new PortView(
                    port.id().toString(),
                    port.network().toString(),
                    List.of(new AddressView(port.subnet().toString(), port.address())));
        }
    }

    record AddressView(String subnetId, String ipAddress) {}

    record ChassisView(
            @JsonProperty("chassis-power") boolean power,
            @JsonProperty("power-supply") boolean supply,
            boolean cpu,
            boolean memory,
            boolean fan,
            int disk,
            boolean nic,
            @JsonProperty("system-board") boolean board,
            boolean etc,
            boolean console) {
        static ChassisView of(Chassis chassis) {
            return new ChassisView(
                    chassis.power(),
                    chassis.supply(),
                    chassis.cpu(),
                    chassis.memory(),
                    chassis.fan(),
                    chassis.failedDisks(),
                    chassis.nic(),
                    chassis.board(),
                    chassis.etc(),
                    chassis.console());
        }
    }
}
