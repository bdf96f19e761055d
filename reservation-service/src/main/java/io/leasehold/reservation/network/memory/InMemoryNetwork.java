package io.leasehold.reservation.network.memory;

import io.leasehold.reservation.network.AddressRange;
import io.leasehold.reservation.network.AddressTaken;
import io.leasehold.reservation.network.Cidr;
import io.leasehold.reservation.network.ExternalNetwork;
import io.leasehold.reservation.network.IpAddress;
import io.leasehold.reservation.network.Network;
import io.leasehold.reservation.network.ReservedAddress;
import io.leasehold.reservation.network.Subnet;
import io.leasehold.reservation.network.UnknownNetwork;
import io.leasehold.reservation.network.memory.Faults.Operation;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** An external network in memory; owners of floating IPs are kept until the process ends. */
@Singleton
@Identifier("memory") public class InMemoryNetwork implements ExternalNetwork {
    private static final Network ONLY = new Network(
            "1e17587e-a7ed-4b82-a17b-4beb32523e28",
            List.of(new Subnet(
                    "a2fa9b7e-8451-4868-85f4-92ee7c77eed6",
                    Cidr.parse("172.24.4.0/24"),
                    List.of(new AddressRange(IpAddress.parse("172.24.4.2"), IpAddress.parse("172.24.4.99"))),
                    IpAddress.parse("172.24.4.1"))));

    private final ConcurrentMap<IpAddress, ReservedAddress> holders = new ConcurrentHashMap<>();
    private final Faults faults;

    InMemoryNetwork(Faults faults) {
        this.faults = faults;
    }

    /** The reservation and the project that have the address. */
    public Optional<ReservedAddress> holder(String address) {
        return Optional.ofNullable(holders.get(IpAddress.parse(address)));
    }

    /** Removes all floating IPs. */
    public void clear() {
        holders.clear();
    }

    @Override
    public Uni<Network> network(String id) {
        return faults.failIfSet(Operation.NETWORK, id).map(well -> {
            if (!id.equals(ONLY.id())) {
                throw new UnknownNetwork(id);
            }
            return ONLY;
        });
    }

    @Override
    public Uni<Void> create(ReservedAddress address) {
        return faults.failIfSet(Operation.CREATE, address.address())
                .invoke(() -> give(address))
                .call(() -> faults.failIfSet(Operation.ANSWER, address.address()));
    }

    @Override
    public Uni<Void> delete(ReservedAddress address) {
        return faults.failIfSet(Operation.DELETE, address.address())
                .invoke(() -> take(address))
                .call(() -> faults.failIfSet(Operation.ANSWER, address.address()));
    }

    private void give(ReservedAddress address) {
        ReservedAddress holder = holders.computeIfAbsent(IpAddress.parse(address.address()), free -> address);
        if (!holder.equals(address)) {
            throw new AddressTaken(address.address());
        }
    }

    private void take(ReservedAddress address) {
        var unused = holders.remove(IpAddress.parse(address.address()), address);
    }
}
