package io.leasehold.hypervisor.hardware;

import java.util.List;
import java.util.UUID;

/** Logical network of a tenant. */
public record Network(UUID id, Plane plane, List<Subnet> subnets) {
    public Network {
        subnets = List.copyOf(subnets);
    }
}
