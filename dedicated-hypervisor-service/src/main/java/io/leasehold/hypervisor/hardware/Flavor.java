package io.leasehold.hypervisor.hardware;

import java.util.Set;
import java.util.UUID;

/**
 * A model of machine that can be ordered.
 *
 * @param runs the hypervisors that are certified for it
 */
public record Flavor(UUID id, String name, int sockets, int coresPerSocket, Set<HypervisorType> runs) {
    private static final int LEAST_CORES = 16;

    public Flavor {
        runs = Set.copyOf(runs);
    }

    /** The cores that licences count: a socket has at least 16 (contract, 9.7). */
    public int licenseCores() {
        return sockets * Math.max(LEAST_CORES, coresPerSocket);
    }
}
