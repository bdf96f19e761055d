package io.leasehold.compute.server.provision;

import io.leasehold.compute.server.Nic;
import io.leasehold.compute.server.ServerSpec.Network;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Generates the addresses of a server's interfaces from its id, within the benchmarking range 198.18.0.0/15. */
final class AddressGenerator {
    private AddressGenerator() {}

    static List<Nic> of(UUID server, List<Network> networks) {
        return IntStream.range(0, networks.size())
                .mapToObj(index -> nic(server, index, networks.get(index)))
                .toList();
    }

    private static Nic nic(UUID server, int index, Network network) {
        long seed = server.getLeastSignificantBits() + 0x9E3779B97F4A7C15L * (index + 1L);
        long mixed = (seed ^ (seed >>> 29)) * 0xBF58476D1CE4E5B9L;
        String address = "198.%d.%d.%d"
                .formatted(18 + (mixed >>> 17 & 1), mixed >>> 8 & 0xFF, 1 + Long.remainderUnsigned(mixed >>> 24, 254));
        String mac = "fa:16:3e:%02x:%02x:%02x".formatted(mixed >>> 32 & 0xFF, mixed >>> 40 & 0xFF, mixed >>> 48 & 0xFF);
        return new Nic(
                new UUID(server.getMostSignificantBits() ^ index, mixed).toString(),
                network.name(),
                network.address().orElse(address),
                mac);
    }
}
