package io.leasehold.hypervisor.hardware;

import java.util.Set;
import java.util.UUID;

/**
 * Model of machine in the catalogue.
 *
 * @param runs the hypervisors that are certified for the model
 */
public record Flavor(UUID id, String name, int sockets, int coresPerSocket, Set<HypervisorType> runs) {
    private static final int LEAST_CORES = 16;

    public Flavor {
        runs = Set.copyOf(runs);
    }

    /** Returns the cores that contracts count: at least 16 for each socket (contract, 9.7). */
    public int licenseCores() {
        return sockets * Math.max(LEAST_CORES, coresPerSocket);
    }
}
