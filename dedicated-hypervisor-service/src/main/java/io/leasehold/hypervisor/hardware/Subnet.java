package io.leasehold.hypervisor.hardware;

import java.util.UUID;

/**
 * IPv4 subnet of a network.
 *
 * @param first the lowest address that is allocated automatically
 * @param last the highest address that is allocated automatically
 */
public record Subnet(UUID id, Ipv4 base, int prefix, Ipv4 gateway, Ipv4 first, Ipv4 last) {
    /**
     * Creates a subnet from CIDR notation. The first address is the gateway; the others are allocated automatically.
     */
    public static Subnet of(UUID id, String cidr) {
        int slash = cidr.indexOf('/');
        Ipv4 base = Ipv4.of(cidr.substring(0, slash));
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        return new Subnet(id, base, prefix, base.next(), base.next().next(), new Ipv4(base.value() + size(prefix) - 2));
    }

    /**
     * Returns true for an address inside the subnet that is not the network's, the broadcast or the gateway address.
     */
    public boolean allows(Ipv4 address) {
        long offset = address.value() - base.value();
        return offset > 0 && offset < size(prefix) - 1 && !address.equals(gateway);
    }

    private static long size(int prefix) {
        return 1L << (32 - prefix);
    }
}
