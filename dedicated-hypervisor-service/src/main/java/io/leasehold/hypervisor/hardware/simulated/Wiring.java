package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.Ipv4;
import io.leasehold.hypervisor.hardware.Machine;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.PortOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Gives the ports of a new machine their addresses and VLAN ids, beside those that are in use. Both data ports are also
 * on the tenant's gateway network.
 */
final class Wiring {
    private static final int FIRST_VLAN = 4;
    private static final int LAST_VLAN = 4093;
    private static final Ipv4 FIRST_LINK_LOCAL = Ipv4.of("169.254.0.9");
    private static final Ipv4 LAST_LINK_LOCAL = Ipv4.of("169.254.126.255");

    /** An address in use. */
    record Taken(UUID subnet, String address) {}

    /** A VLAN id in use. */
    record Tagged(UUID network, int segmentation) {}

    private final Set<Taken> taken;
    private final Set<Tagged> tagged;

    Wiring(Set<Taken> taken, Set<Tagged> tagged) {
        this.taken = new HashSet<>(taken);
        this.tagged = tagged;
    }

    /** The tenant's gateway network and, with it, its only subnet. */
    static UUID gatewayNetwork(String tenant) {
        return NamedUuids.inUrlNamespace("leasehold:cfgw:" + tenant);
    }

    static UUID gatewaySubnet(String tenant) {
        return NamedUuids.inUrlNamespace("leasehold:cfgw-subnet:" + tenant);
    }

    List<WiredPort> wire(MachineOrder order) {
        order.ports()
                .forEach(port ->
                        port.address().ifPresent(address -> take(port.subnet().id(), address)));
        List<WiredPort> wired = new ArrayList<>();
        for (int nic = 0; nic < order.ports().size(); nic++) {
            wired.add(wire(order, nic, order.ports().get(nic)));
        }
        wired.add(gateway(order, 0));
        wired.add(gateway(order, 1));
        return wired;
    }

    private WiredPort wire(MachineOrder order, int nic, PortOrder port) {
        Ipv4 address = port.address()
                .orElseGet(() -> free(
                        port.subnet().id(), port.subnet().first(), port.subnet().last()));
        return new WiredPort(
                nic,
                new Machine.Port(
                        NamedUuids.inUrlNamespace("leasehold:logical-port%d:%s".formatted(nic, order.id())),
                        port.network().id(),
                        port.subnet().id(),
                        address.toString()),
                Optional.of(
                        port.segmentation().orElseGet(() -> free(port.network().id()))));
    }

    private WiredPort gateway(MachineOrder order, int nic) {
        UUID subnet = gatewaySubnet(order.tenant());
        return new WiredPort(
                nic,
                new Machine.Port(
                        NamedUuids.inUrlNamespace("leasehold:cfgw-port%d:%s".formatted(nic, order.id())),
                        gatewayNetwork(order.tenant()),
                        subnet,
                        free(subnet, FIRST_LINK_LOCAL, LAST_LINK_LOCAL).toString()),
                Optional.empty());
    }

    private Ipv4 free(UUID subnet, Ipv4 first, Ipv4 last) {
        for (Ipv4 address = first; address.compareTo(last) <= 0; address = address.next()) {
            if (taken.add(new Taken(subnet, address.toString()))) {
                return address;
            }
        }
        throw new HardwareFault.AddressTaken("%s-%s".formatted(first, last));
    }

    private int free(UUID network) {
        return IntStream.rangeClosed(FIRST_VLAN, LAST_VLAN)
                .filter(id -> !tagged.contains(new Tagged(network, id)))
                .findFirst()
                .orElseThrow(() -> new HardwareFault.Rejected("VLAN", "no id is left on network " + network));
    }

    private void take(UUID subnet, Ipv4 address) {
        if (!taken.add(new Taken(subnet, address.toString()))) {
            throw new HardwareFault.AddressTaken(address.toString());
        }
    }
}
