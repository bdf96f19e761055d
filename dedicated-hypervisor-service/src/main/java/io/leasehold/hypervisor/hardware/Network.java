package io.leasehold.hypervisor.hardware;

import java.util.List;
import java.util.UUID;

/** A logical network that ports can be on. */
public record Network(UUID id, Plane plane, List<Subnet> subnets) {
    public Network {
        subnets = List.copyOf(subnets);
    }
}
