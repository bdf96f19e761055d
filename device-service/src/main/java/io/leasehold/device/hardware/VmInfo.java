package io.leasehold.device.hardware;

import java.util.Optional;

/**
 * A virtual machine that the hypervisors have of their own, not through another service.
 *
 * @param state as this API writes it, such as {@code Stopped}
 * @param host where it runs
 * @param pinnedHost the only host that it can start on
 */
public record VmInfo(
        String uuid,
        String name,
        String account,
        String state,
        Optional<String> host,
        String cluster,
        Optional<String> pinnedHost) {}
