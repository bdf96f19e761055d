package io.leasehold.compute.server.provision;

import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.server.PlacementRequests;
import io.leasehold.compute.server.Server;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What is asked of the hardware for a server; all of it may be asked again. */
@Singleton
class PartitionControl {
    private final PowerHardware hardware;
    private final Scheduler scheduler;
    private final ServerClaims claims;

    PartitionControl(PowerHardware hardware, Scheduler scheduler, ServerClaims claims) {
        this.hardware = hardware;
        this.scheduler = scheduler;
        this.claims = claims;
    }

    /** The partition is there, off, with the virtual serial number that was claimed for it. */
    Uni<Void> make(Server server, Mtms host) {
        return hardware.create(host, spec(server))
                .chain(() -> claims.of(server))
                .chain(vsn -> vsn.map(number -> hardware.assignVsn(host, server.id(), number))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    Uni<Void> powerOn(Server server, Mtms host) {
        return hardware.powerOn(host, server.id());
    }

    Uni<Void> powerOff(Server server, Mtms host) {
        return hardware.powerOff(host, server.id());
    }

    /** It is on once more, whether it was on or off. */
    Uni<Void> reboot(Server server, Mtms host) {
        return hardware.lpar(host, server.id())
                .chain(found -> found.filter(lpar -> lpar.state().isOn()).isPresent()
                        ? hardware.restart(host, server.id())
                        : hardware.powerOn(host, server.id()));
    }

    /** The partition is gone, in whatever state it was; that there is none is fine, as is that the host is gone. */
    Uni<Void> remove(Server server, Mtms host) {
        return claims.resetsAutoAssign(server)
                .chain(reset -> hardware.powerOff(host, server.id())
                        .onFailure(HardwareFault.NotFound.class)
                        .recoverWithNull()
                        .chain(() -> hardware.delete(host, server.id(), reset))
                        .onFailure(HardwareFault.NotFound.class)
                        .recoverWithNull());
    }

    private LparSpec spec(Server server) {
        Flavor flavor = server.spec().flavor();
        Share share = PlacementRequests.share(flavor, scheduler);
        return new LparSpec(
                server.id(),
                LparName.of(server.name(), server.id()),
                server.osType(),
                new LparSpec.Demand(share.vcpus(), share.procUnits(), share.memoryMb(), share.diskGb()),
                flavor.extraSpecs());
    }
}
