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
 * Allocation of addresses and VLAN ids for the ports of a new machine. Both data ports are also on the tenant's gateway
 * network.
 */
final class PortAllocation {
    private static final int FIRST_VLAN = 4;
    private static final int LAST_VLAN = 4093;
    private static final Ipv4 FIRST_LINK_LOCAL = Ipv4.of("169.254.0.9");
    private static final Ipv4 LAST_LINK_LOCAL = Ipv4.of("169.254.126.255");

    /** An address in use. */
    record UsedAddress(UUID subnet, String address) {}

    /** A VLAN id in use. */
    record UsedVlan(UUID network, int segmentation) {}

    private final Set<UsedAddress> addresses;
    private final Set<UsedVlan> vlans;

    PortAllocation(Set<UsedAddress> addresses, Set<UsedVlan> vlans) {
        this.addresses = new HashSet<>(addresses);
        this.vlans = vlans;
    }

    /** Returns the id of the tenant's gateway network, which has one subnet. */
    static UUID gatewayNetwork(String tenant) {
        return NamedUuids.inUrlNamespace("leasehold:cfgw:" + tenant);
    }

    static UUID gatewaySubnet(String tenant) {
        return NamedUuids.inUrlNamespace("leasehold:cfgw-subnet:" + tenant);
    }

    List<AllocatedPort> allocate(MachineOrder order) {
        order.ports()
                .forEach(port ->
                        port.address().ifPresent(address -> take(port.subnet().id(), address)));
        List<AllocatedPort> allocated = new ArrayList<>();
        for (int nic = 0; nic < order.ports().size(); nic++) {
            allocated.add(allocate(order, nic, order.ports().get(nic)));
        }
        allocated.add(gateway(order, 0));
        allocated.add(gateway(order, 1));
        return allocated;
    }

    private AllocatedPort allocate(MachineOrder order, int nic, PortOrder port) {
        Ipv4 address = port.address()
                .orElseGet(() -> free(
                        port.subnet().id(), port.subnet().first(), port.subnet().last()));
        return new AllocatedPort(
                nic,
                new Machine.Port(
                        NamedUuids.inUrlNamespace("leasehold:logical-port%d:%s".formatted(nic, order.id())),
                        port.network().id(),
                        port.subnet().id(),
                        address.toString()),
                Optional.of(
                        port.segmentation().orElseGet(() -> free(port.network().id()))));
    }

    private AllocatedPort gateway(MachineOrder order, int nic) {
        UUID subnet = gatewaySubnet(order.tenant());
        return new AllocatedPort(
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
            if (addresses.add(new UsedAddress(subnet, address.toString()))) {
                return address;
            }
        }
        throw new HardwareFault.AddressTaken("%s-%s".formatted(first, last));
    }

    private int free(UUID network) {
        return IntStream.rangeClosed(FIRST_VLAN, LAST_VLAN)
                .filter(id -> !vlans.contains(new UsedVlan(network, id)))
                .findFirst()
                .orElseThrow(() -> new HardwareFault.Rejected("VLAN", "no id is left on network " + network));
    }

    private void take(UUID subnet, Ipv4 address) {
        if (!addresses.add(new UsedAddress(subnet, address.toString()))) {
            throw new HardwareFault.AddressTaken(address.toString());
        }
    }
}
