package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.hypervisor.hardware.Machine;
import java.util.Optional;

/**
 * A logical port on a port of a simulated machine.
 *
 * @param nic the number of the machine's port, from 0
 * @param segmentation VLAN id; empty on link-local networks
 */
record AllocatedPort(int nic, Machine.Port port, Optional<Integer> segmentation) {}
