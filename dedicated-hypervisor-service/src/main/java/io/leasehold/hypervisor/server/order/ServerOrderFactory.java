package io.leasehold.hypervisor.server.order;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.id.Ids;
import io.leasehold.hypervisor.hardware.Catalogue;
import io.leasehold.hypervisor.hardware.Flavor;
import io.leasehold.hypervisor.hardware.HardwareFault;
import io.leasehold.hypervisor.hardware.HypervisorType;
import io.leasehold.hypervisor.hardware.Image;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.Network;
import io.leasehold.hypervisor.hardware.Networks;
import io.leasehold.hypervisor.network.NetworkPlan;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import io.leasehold.hypervisor.server.ManagedHost;
import io.leasehold.hypervisor.server.Server;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Validation of requests against the catalogue and the tenant's networks. An unknown image, flavor, zone or network →
 * 400.
 */
@Singleton
class ServerOrderFactory {
    private record Offer(List<Flavor> flavors, List<Image> images, List<String> zones) {}

    private final Catalogue catalogue;
    private final Networks networks;
    private final PasswordGenerator passwords;
    private final Ids ids;

    ServerOrderFactory(Catalogue catalogue, Networks networks, PasswordGenerator passwords, Ids ids) {
        this.catalogue = catalogue;
        this.networks = networks;
        this.passwords = passwords;
        this.ids = ids;
    }

    Uni<ServerOrder> create(CreateServer request, Server.Owner owner, boolean admin) {
        Optional<String> host = ManagedHost.from(request.metadata(), admin);
        return offer().chain(offer -> networks.find(owner.tenant(), NetworkPlan.networkIds(request.networks()))
                        .map(found -> order(request, owner, host, offer, found)))
                .onFailure(HardwareFault.class)
                .transform(fault -> ServiceException.unavailable(String.valueOf(fault.getMessage())));
    }

    private Uni<Offer> offer() {
        return Uni.combine()
                .all()
                .unis(catalogue.flavors(), catalogue.images(), catalogue.zones())
                .with(Offer::new);
    }

    private ServerOrder order(
            CreateServer request, Server.Owner owner, Optional<String> host, Offer offer, List<Network> found) {
        Image image = image(request, offer);
        HypervisorType type = image.hypervisor()
                .orElseThrow(() -> InvalidRequest.parameter("imageRef", "must be the image of a hypervisor"));
        Flavor flavor = flavor(request, type, offer);
        checkZone(request, offer);
        return new ServerOrder(
                owner,
                request.label(),
                new Server.Software(type, image.id(), image.name(), image.machineImage()),
                new Server.Specification(flavor.id(), cores(flavor, type), request.metadata(), host),
                machine(request, owner, found));
    }

    private MachineOrder machine(CreateServer request, Server.Owner owner, List<Network> found) {
        return new MachineOrder(
                ids.next(),
                owner.tenant(),
                request.label().name(),
                request.flavor(),
                request.image(),
                request.zone(),
                NetworkPlan.of(request.networks(), found),
                request.metadata(),
                request.password().orElseGet(passwords::generate));
    }

    private static Image image(CreateServer request, Offer offer) {
        return offer.images().stream()
                .filter(image -> image.id().equals(request.image()))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.parameter("imageRef", "no such image"));
    }

    private static Flavor flavor(CreateServer request, HypervisorType type, Offer offer) {
        return offer.flavors().stream()
                .filter(flavor -> flavor.id().equals(request.flavor()))
                .filter(flavor -> flavor.runs().contains(type))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.parameter("flavorRef", "no such flavor for the image"));
    }

    private static void checkZone(CreateServer request, Offer offer) {
        request.zone().filter(zone -> !offer.zones().contains(zone)).ifPresent(unknown -> {
            throw InvalidRequest.parameter("availability_zone", "no such zone");
        });
    }

    /** Returns the cores that contracts count; contracts cover vSphere only. */
    private static int cores(Flavor flavor, HypervisorType type) {
        return switch (type) {
            case VSPHERE_ESXI -> flavor.licenseCores();
            case HYPER_V -> 0;
        };
    }
}
