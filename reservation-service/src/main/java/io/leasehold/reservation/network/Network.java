package io.leasehold.reservation.network;

import java.util.List;
import java.util.Optional;

/** An external network. */
public record Network(String id, List<Subnet> subnets) {
    public Network {
        subnets = List.copyOf(subnets);
    }

    /** Finds the first subnet that contains the address. */
    public Optional<Subnet> subnetOf(IpAddress address) {
        return subnets.stream()
                .filter(subnet -> subnet.cidr().contains(address))
                .findFirst();
    }
}
