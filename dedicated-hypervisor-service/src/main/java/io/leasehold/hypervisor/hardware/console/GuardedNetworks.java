package io.leasehold.hypervisor.hardware.console;

import io.leasehold.hypervisor.hardware.Network;
import io.leasehold.hypervisor.hardware.Networks;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Networks whose calls have a deadline. */
final class GuardedNetworks implements Networks {
    private final Networks networks;
    private final ConsoleCalls calls;

    GuardedNetworks(Networks networks, ConsoleCalls calls) {
        this.networks = networks;
        this.calls = calls;
    }

    @Override
    public Uni<List<Network>> find(String tenant, Set<UUID> ids) {
        return calls.call("networks", "find", () -> networks.find(tenant, ids));
    }
}
