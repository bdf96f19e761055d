package io.leasehold.device.attachment.rules;

import io.leasehold.device.mdev.AssignedDevice;
import io.leasehold.device.projection.Vm;
import java.util.List;
import java.util.Set;

/**
 * A virtual machine that is to get a device, with everything that the rules look at.
 *
 * @param devices the mediated devices attached to or reserved for the virtual machine
 * @param pciHosts the hosts of the PCI devices of the virtual machine
 * @param endedLeases the leases of the virtual machine and of the request's tags that have ended
 */
public record TargetVm(Vm vm, List<AssignedDevice> devices, Set<String> pciHosts, Set<String> endedLeases) {
    public TargetVm {
        devices = List.copyOf(devices);
        pciHosts = Set.copyOf(pciHosts);
        endedLeases = Set.copyOf(endedLeases);
    }
}
