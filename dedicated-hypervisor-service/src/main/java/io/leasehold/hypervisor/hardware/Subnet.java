package io.leasehold.hypervisor.hardware;

import java.util.UUID;

/**
 * An IPv4 subnet of a network.
 *
 * @param first the first address that is given out unasked
 * @param last the last one
 */
public record Subnet(UUID id, Ipv4 base, int prefix, Ipv4 gateway, Ipv4 first, Ipv4 last) {
    /** A subnet in CIDR notation with the gateway {@code .1}, which gives out the rest. */
    public static Subnet of(UUID id, String cidr) {
        int slash = cidr.indexOf('/');
        Ipv4 base = Ipv4.of(cidr.substring(0, slash));
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        return new Subnet(id, base, prefix, base.next(), base.next().next(), new Ipv4(base.value() + size(prefix) - 2));
    }

    /** Whether a host may have the address: inside, and neither the network's, the broadcast's nor the gateway's. */
    public boolean allows(Ipv4 address) {
        long offset = address.value() - base.value();
        return offset > 0 && offset < size(prefix) - 1 && !address.equals(gateway);
    }

    private static long size(int prefix) {
        return 1L << (32 - prefix);
    }
}
