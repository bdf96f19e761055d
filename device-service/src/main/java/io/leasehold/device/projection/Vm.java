package io.leasehold.device.projection;

import java.util.Optional;

/**
 * A virtual machine as far as devices are concerned.
 *
 * @param account the project that owns it
 * @param host where it is; empty for one that is stopped and not bound to a host
 * @param pinnedHost the only host that it can start on
 * @param leaseId the lease under which it was made
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
    /** Whether it is gone for good. */
    public boolean destroyed() {
        return state == VmState.DESTROYED;
    }

    /** Whether devices must also come to, and leave, the running machine. */
    public boolean running() {
        return state.running().orElse(false);
    }
}
