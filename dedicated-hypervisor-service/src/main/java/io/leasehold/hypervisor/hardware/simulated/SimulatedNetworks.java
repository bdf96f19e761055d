package io.leasehold.hypervisor.hardware.simulated;

import io.leasehold.common.id.NamedUuids;
import io.leasehold.hypervisor.hardware.Network;
import io.leasehold.hypervisor.hardware.Networks;
import io.leasehold.hypervisor.hardware.Plane;
import io.leasehold.hypervisor.hardware.Subnet;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Networks of the fixture data centre, shared by all tenants (contract, 11.2). */
@Singleton
@Identifier("simulator") class SimulatedNetworks implements Networks {
    private static final List<Network> ALL = List.of(
            network("d32019d3-bc6e-4319-9c1d-6722fc136a22", Plane.DATA, "10.0.0.0/24"),
            network("94055904-6b2c-4839-a14a-c61c93a8bc48", Plane.DATA, "192.168.1.0/24"),
            network("5f1b7c9d-2e3a-4b6c-8d7e-9f0a1b2c3d04", Plane.STORAGE, "10.8.0.0/16"));

    @Override
    public Uni<List<Network>> find(String tenant, Set<UUID> ids) {
        return Uni.createFrom()
                .item(ALL.stream().filter(network -> ids.contains(network.id())).toList());
    }

    private static Network network(String id, Plane plane, String cidr) {
        Subnet subnet = Subnet.of(NamedUuids.inUrlNamespace("leasehold:subnet:" + id), cidr);
        return new Network(UUID.fromString(id), plane, List.of(subnet));
    }
}
