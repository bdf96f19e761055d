package io.leasehold.device.hardware;

import java.util.Optional;

/**
 * A virtual machine that was made on a hypervisor directly, not by another service.
 *
 * @param state a state of the API, such as {@code Stopped}
 * @param host the host on which the virtual machine runs
 * @param pinnedHost the only host on which the virtual machine can start
 */
public record VmInfo(
        String uuid,
        String name,
        String account,
        String state,
        Optional<String> host,
        String cluster,
        Optional<String> pinnedHost) {}
