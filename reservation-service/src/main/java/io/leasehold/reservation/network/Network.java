package io.leasehold.reservation.network;

import java.util.List;
import java.util.Optional;

/** A network that floating IPs come from. */
public record Network(String id, List<Subnet> subnets) {
    public Network {
        subnets = List.copyOf(subnets);
    }

    /** The first subnet that the address belongs to. */
    public Optional<Subnet> subnetOf(IpAddress address) {
        return subnets.stream()
                .filter(subnet -> subnet.cidr().contains(address))
                .findFirst();
    }
}
