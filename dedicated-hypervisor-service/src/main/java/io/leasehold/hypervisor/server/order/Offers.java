package io.leasehold.hypervisor.server.order;

import io.leasehold.common.id.Ids;
import io.leasehold.hypervisor.hardware.Catalogue;
import io.leasehold.hypervisor.hardware.Flavor;
import io.leasehold.hypervisor.hardware.HypervisorType;
import io.leasehold.hypervisor.hardware.Image;
import io.leasehold.hypervisor.hardware.MachineOrder;
import io.leasehold.hypervisor.hardware.Network;
import io.leasehold.hypervisor.hardware.Networks;
import io.leasehold.hypervisor.network.NetworkPlan;
import io.leasehold.hypervisor.sdpf.Invalid;
import io.leasehold.hypervisor.server.ManagedHost;
import io.leasehold.hypervisor.server.Server;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Checks a wanted server against what there is: image, flavor, zone, networks. What is not there → 400. */
@Singleton
class Offers {
    private record Stock(List<Flavor> flavors, List<Image> images, List<String> zones) {}

    private final Catalogue catalogue;
    private final Networks networks;
    private final Ids ids;

    Offers(Catalogue catalogue, Networks networks, Ids ids) {
        this.catalogue = catalogue;
        this.networks = networks;
        this.ids = ids;
    }

    Uni<ServerOrder> check(NewServer wanted, Server.Owner owner, boolean admin) {
        Optional<String> host = ManagedHost.in(wanted.metadata(), admin);
        return stock().chain(stock -> networks.find(owner.tenant(), NetworkPlan.named(wanted.networks()))
                .map(found -> order(wanted, owner, host, stock, found)));
    }

    private Uni<Stock> stock() {
        return Uni.combine()
                .all()
                .unis(catalogue.flavors(), catalogue.images(), catalogue.zones())
                .with(Stock::new);
    }

    private ServerOrder order(
            NewServer wanted, Server.Owner owner, Optional<String> host, Stock stock, List<Network> found) {
        Image image = image(wanted, stock);
        HypervisorType type = image.hypervisor()
                .orElseThrow(() -> Invalid.parameter("imageRef", "must be the image of a hypervisor"));
        Flavor flavor = flavor(wanted, type, stock);
        checkZone(wanted, stock);
        return new ServerOrder(
                owner,
                wanted.label(),
                new Server.Software(type, image.id(), image.name(), image.machineImage()),
                new Server.Order(flavor.id(), cores(flavor, type), wanted.metadata(), host),
                machine(wanted, owner, found));
    }

    private MachineOrder machine(NewServer wanted, Server.Owner owner, List<Network> found) {
        return new MachineOrder(
                ids.next(),
                owner.tenant(),
                wanted.label().name(),
                wanted.flavor(),
                wanted.image(),
                wanted.zone(),
                NetworkPlan.of(wanted.networks(), found),
                wanted.metadata(),
                wanted.password());
    }

    private static Image image(NewServer wanted, Stock stock) {
        return stock.images().stream()
                .filter(image -> image.id().equals(wanted.image()))
                .findFirst()
                .orElseThrow(() -> Invalid.parameter("imageRef", "no such image"));
    }

    private static Flavor flavor(NewServer wanted, HypervisorType type, Stock stock) {
        return stock.flavors().stream()
                .filter(flavor -> flavor.id().equals(wanted.flavor()))
                .filter(flavor -> flavor.runs().contains(type))
                .findFirst()
                .orElseThrow(() -> Invalid.parameter("flavorRef", "no such flavor for the image"));
    }

    private static void checkZone(NewServer wanted, Stock stock) {
        wanted.zone().filter(zone -> !stock.zones().contains(zone)).ifPresent(unknown -> {
            throw Invalid.parameter("availability_zone", "no such zone");
        });
    }

    /** Contracts count the cores of one product only. */
    private static int cores(Flavor flavor, HypervisorType type) {
        return switch (type) {
            case VSPHERE_ESXI -> flavor.licenseCores();
            case HYPER_V -> 0;
        };
    }
}
