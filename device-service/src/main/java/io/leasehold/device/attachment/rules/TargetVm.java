package io.leasehold.device.attachment.rules;

import io.leasehold.device.projection.Vm;
import java.util.List;
import java.util.Set;

/**
 * A virtual machine that is to get a device, and what matters about it.
 *
 * @param devices the mediated devices it has
 * @param pciHosts the hosts of whole physical devices it has
 * @param endedLeases those of its leases, and of the wish's, that are over
 */
public record TargetVm(Vm vm, List<AssignedDevice> devices, Set<String> pciHosts, Set<String> endedLeases) {
    public TargetVm {
        devices = List.copyOf(devices);
        pciHosts = Set.copyOf(pciHosts);
        endedLeases = Set.copyOf(endedLeases);
    }
}
