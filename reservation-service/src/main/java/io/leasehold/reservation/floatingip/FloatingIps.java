package io.leasehold.reservation.floatingip;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.common.outbox.Transactions;
import io.leasehold.reservation.http.PathId;
import io.leasehold.reservation.network.ExternalNetwork;
import io.leasehold.reservation.network.IpAddress;
import io.leasehold.reservation.network.Network;
import io.leasehold.reservation.network.Subnet;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What can be done with floating IPs (contract section 1.10). */
@Singleton
class FloatingIps {
    private final FloatingIpStore store;
    private final ExternalNetwork network;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    FloatingIps(FloatingIpStore store, ExternalNetwork network, Transactions transactions, Ids ids, Clock clock) {
        this.store = store;
        this.network = network;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<List<FloatingIp>> list() {
        return store.list();
    }

    /** The floating IP; 404 when it is not registered. */
    Uni<FloatingIp> get(String id) {
        return store.find(uuid(id)).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /** Registers an address that the network service does not use itself. */
    Uni<FloatingIp> register(CreateFloatingIp request) {
        return network.network(request.networkId())
                .map(found -> leasable(found, request.address()))
                .map(subnet -> floatingIp(request, subnet))
                .call(wanted -> store.insert(wanted).invoke(inserted -> refuseTwin(inserted, wanted)));
    }

    /** Takes an address back. */
    Uni<Void> remove(String id) {
        UUID wanted = uuid(id);
        return transactions.run(connection -> store.lock(connection, wanted)
                .invoke(found -> requireFound(found, id))
                .chain(() -> store.delete(connection, wanted)));
    }

    private FloatingIp floatingIp(CreateFloatingIp request, Subnet subnet) {
        return new FloatingIp(
                ids.next(), request.networkId(), subnet.id(), request.address().toString(), clock.instant(), null);
    }

    private static Subnet leasable(Network network, IpAddress address) {
        Subnet subnet = network.subnetOf(address)
                .orElseThrow(() -> ServiceException.notFound(
                        "Valid subnet for the floating IP %s is not found.".formatted(address)));
        if (subnet.uses(address)) {
            throw ServiceException.badRequest(
                    "The floating IP %s is used in allocation_pools or gateway_ip in subnet %s ."
                            .formatted(address, subnet.id()));
        }
        return subnet;
    }

    private static void refuseTwin(boolean inserted, FloatingIp wanted) {
        if (!inserted) {
            throw ServiceException.conflict("Floating IP %s already exists".formatted(wanted.address()));
        }
    }

    private static void requireFound(boolean found, String id) {
        if (!found) {
            throw unknown(id);
        }
    }

    private static UUID uuid(String id) {
        return PathId.uuid(id).orElseThrow(() -> unknown(id));
    }

    private static ServiceException unknown(String id) {
        return ServiceException.notFound("Floating IP %s not found.".formatted(id));
    }
}
