package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.Machine;
import java.util.Optional;

/**
 * Logical port with its place on a simulated machine.
 *
 * @param nic number of the physical port, from 0
 * @param segmentation VLAN id; empty on link-local networks
 */
record AllocatedPort(int nic, Machine.Port port, Optional<Integer> segmentation) {}
