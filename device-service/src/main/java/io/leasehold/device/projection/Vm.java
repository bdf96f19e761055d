package io.leasehold.device.projection;

import java.util.Optional;

/**
 * A virtual machine.
 *
 * @param account the project that owns the virtual machine
 * @param host the current host; empty for a stopped virtual machine that is not bound to a host
 * @param pinnedHost the only host on which the virtual machine can start
 * @param leaseId the lease under which the virtual machine was created
 */
public record Vm(
        String uuid,
        String name,
        String account,
        VmState state,
        Optional<String> host,
        Optional<String> cluster,
        Optional<String> pinnedHost,
        Optional<String> leaseId) {
    public boolean destroyed() {
        return state == VmState.DESTROYED;
    }

    public boolean running() {
        return state.running().orElse(false);
    }
}
