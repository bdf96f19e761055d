package io.leasehold.hypervisor.hardware;

import java.util.Optional;

/**
 * One port of a new machine.
 *
 * @param address empty to take any of the subnet's
 * @param segmentation VLAN id; empty to take the lowest free one of the network
 */
public record PortOrder(Network network, Subnet subnet, Optional<Ipv4> address, Optional<Integer> segmentation) {}
