package io.leasehold.reservation.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a network.
 *
 * @param pools the addresses that the network service hands out by itself
 */
public record Subnet(
        String id,
        Cidr cidr,
        List<AddressRange> pools,
        @Nullable IpAddress gateway) {
    public Subnet {
        pools = List.copyOf(pools);
    }

    /** Whether the network service uses the address itself, so that nobody may reserve it. */
    public boolean uses(IpAddress address) {
        return address.equals(gateway) || pools.stream().anyMatch(pool -> pool.contains(address));
    }
}
