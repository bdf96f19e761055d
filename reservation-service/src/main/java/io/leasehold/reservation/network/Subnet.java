package io.leasehold.reservation.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subnet of a network.
 *
 * @param pools addresses that the network service assigns by itself
 */
public record Subnet(
        String id,
        Cidr cidr,
        List<AddressRange> pools,
        @Nullable IpAddress gateway) {
    public Subnet {
        pools = List.copyOf(pools);
    }

    /** True when the network service uses the address itself; such an address cannot be reserved. */
    public boolean uses(IpAddress address) {
        return address.equals(gateway) || pools.stream().anyMatch(pool -> pool.contains(address));
    }
}
