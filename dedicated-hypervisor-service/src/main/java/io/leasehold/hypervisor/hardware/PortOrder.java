package io.leasehold.hypervisor.hardware;

import java.util.Optional;

/**
 * Order of one port of a machine.
 *
 * @param address empty for any free address of the subnet
 * @param segmentation VLAN id; empty for the lowest free id of the network
 */
public record PortOrder(Network network, Subnet subnet, Optional<Ipv4> address, Optional<Integer> segmentation) {}
