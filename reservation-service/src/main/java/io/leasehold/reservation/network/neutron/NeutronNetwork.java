package io.leasehold.reservation.network.neutron;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.network.AddressRange;
import io.leasehold.reservation.network.AddressTaken;
import io.leasehold.reservation.network.Cidr;
import io.leasehold.reservation.network.ExternalNetwork;
import io.leasehold.reservation.network.IpAddress;
import io.leasehold.reservation.network.Network;
import io.leasehold.reservation.network.NetworkUnavailable;
import io.leasehold.reservation.network.ReservedAddress;
import io.leasehold.reservation.network.Subnet;
import io.leasehold.reservation.network.UnknownNetwork;
import io.leasehold.reservation.network.neutron.NeutronApi.Changed;
import io.leasehold.reservation.network.neutron.NeutronApi.Created;
import io.leasehold.reservation.network.neutron.NeutronApi.FloatingIpJson;
import io.leasehold.reservation.network.neutron.NeutronApi.NetworkJson;
import io.leasehold.reservation.network.neutron.NeutronApi.NewFloatingIp;
import io.leasehold.reservation.network.neutron.NeutronApi.Port;
import io.leasehold.reservation.network.neutron.NeutronApi.ShownFloatingIp;
import io.leasehold.reservation.network.neutron.NeutronApi.SubnetJson;
import io.leasehold.reservation.network.neutron.NeutronApi.Subnets;
import io.leasehold.reservation.network.neutron.NeutronApi.Tags;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Neutron over REST, with this service's own credentials. */
@Singleton
@Identifier("neutron") class NeutronNetwork implements ExternalNetwork {
    private static final Logger LOG = Logger.getLogger(NeutronNetwork.class);

    private final NeutronApi neutron;

    NeutronNetwork(@RestClient NeutronApi neutron) {
        this.neutron = neutron;
    }

    @Override
    public Uni<Network> network(String id) {
        return translated(() -> neutron.network(id)
                .onFailure(failure -> hasStatus(failure, 404))
                .transform(absent -> new UnknownNetwork(id))
                .chain(shown -> neutron.subnets(id).map(subnets -> network(shown.network(), subnets))));
    }

    @Override
    public Uni<Void> create(ReservedAddress address) {
        return translated(() -> find(address)
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> allocate(address)))
                .invoke(found -> requireHeld(found, address))
                .chain(held -> neutron.tag(held.id(), new Tags(Ownership.tags(address)))));
    }

    @Override
    public Uni<Void> delete(ReservedAddress address) {
        return translated(() -> find(address)
                .map(found -> found.filter(each -> Ownership.holds(each, address)))
                .chain(found -> found.map(this::release).orElseGet(Uni.createFrom()::voidItem)));
    }

    /** Creates the floating IP; 409 means that the address has appeared meanwhile, for example by an earlier call without an answer. */
    private Uni<FloatingIpJson> allocate(ReservedAddress address) {
        NewFloatingIp wanted =
                new NewFloatingIp(address.networkId(), address.subnetId(), address.address(), address.projectId());
        return neutron.create(new Created(wanted))
                .map(ShownFloatingIp::floatingip)
                .onFailure(failure -> hasStatus(failure, 409))
                .recoverWithUni(() ->
                        find(address).map(found -> found.orElseThrow(() -> new AddressTaken(address.address()))));
    }

    private Uni<Void> release(FloatingIpJson held) {
        return detach(held)
                .chain(() -> neutron.delete(held.id()))
                .onFailure(failure -> hasStatus(failure, 404))
                .recoverWithNull();
    }

    private Uni<Void> detach(FloatingIpJson held) {
        return held.portId() == null
                ? Uni.createFrom().voidItem()
                : neutron.change(held.id(), new Changed(new Port(null)));
    }

    private Uni<Optional<FloatingIpJson>> find(ReservedAddress address) {
        return neutron.floatingIps(address.networkId(), address.address())
                .map(found -> found.floatingips().stream().findFirst());
    }

    private static void requireHeld(FloatingIpJson found, ReservedAddress address) {
        if (!Ownership.holds(found, address)) {
            throw new AddressTaken(address.address());
        }
    }

    private static <T> Uni<T> translated(Supplier<Uni<T>> calls) {
        return Uni.createFrom()
                .deferred(calls::get)
                .onFailure(failure -> !(failure instanceof ServiceException))
                .invoke(failure -> LOG.warnf("The network service failed: %s", failure))
                .onFailure(failure -> !(failure instanceof ServiceException))
                .transform(failure -> new NetworkUnavailable());
    }

    private static boolean hasStatus(Throwable failure, int status) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == status;
    }

    /** Sorts the subnets into the order of the network, which the list of subnets need not have. */
    private static Network network(NetworkJson network, Subnets subnets) {
        return new Network(
                network.id(),
                subnets.subnets().stream()
                        .sorted(Comparator.comparingInt(
                                subnet -> network.subnets().indexOf(subnet.id())))
                        .map(NeutronNetwork::subnet)
                        .toList());
    }

    private static Subnet subnet(SubnetJson json) {
        return new Subnet(
                json.id(),
                Cidr.parse(json.cidr()),
                json.allocationPools().stream()
                        .map(pool -> new AddressRange(IpAddress.parse(pool.start()), IpAddress.parse(pool.end())))
                        .toList(),
                Optional.ofNullable(json.gatewayIp()).map(IpAddress::parse).orElse(null));
    }
}
