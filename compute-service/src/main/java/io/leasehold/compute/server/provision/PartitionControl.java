package io.leasehold.compute.server.provision;

import io.leasehold.common.boundary.Steps;
import io.leasehold.compute.boundary.ComputeBoundary;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.hardware.HardwareFault;
import io.leasehold.compute.hardware.LparInfo;
import io.leasehold.compute.hardware.LparSpec;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import io.leasehold.compute.scheduling.PlacementRequest.Share;
import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.server.PlacementRequests;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.vsn.VsnClaims;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Calls to the hardware for a server. Every call may be repeated. */
@Singleton
class PartitionControl {
    private final PowerHardware hardware;
    private final Scheduler scheduler;
    private final VsnClaims vsns;
    private final Steps steps;

    PartitionControl(PowerHardware hardware, Scheduler scheduler, VsnClaims vsns, Steps steps) {
        this.hardware = hardware;
        this.scheduler = scheduler;
        this.vsns = vsns;
        this.steps = steps;
    }

    /** Creates the partition, powered off, with the virtual serial number that the server has claimed. */
    Uni<Void> create(Server server, Mtms host) {
        return hardware.create(host, spec(server))
                .chain(() -> putVsn(server, host))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_MADE));
    }

    Uni<Void> powerOn(Server server, Mtms host) {
        return hardware.powerOn(host, server.id()).invoke(() -> steps.reached(ComputeBoundary.SERVER_POWERED));
    }

    Uni<Void> powerOff(Server server, Mtms host) {
        return hardware.powerOff(host, server.id()).invoke(() -> steps.reached(ComputeBoundary.SERVER_POWERED));
    }

    /** Restarts the partition, or powers it on when it is off. */
    Uni<Void> reboot(Server server, Mtms host) {
        return hardware.lpar(host, server.id())
                .chain(found -> found.filter(lpar -> lpar.state().isOn()).isPresent()
                        ? hardware.restart(host, server.id())
                        : hardware.powerOn(host, server.id()))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_POWERED));
    }

    /** Assigns the virtual serial number that the server has claimed, if any, to the partition. */
    Uni<Void> assignVsn(Server server, Mtms host) {
        return putVsn(server, host).invoke(() -> steps.reached(ComputeBoundary.SERVER_VSN_CHANGED));
    }

    /** Takes the virtual serial number off the partition. */
    Uni<Void> unassignVsn(Server server, Mtms host) {
        return vsns.resetsAutoAssign(server.id())
                .chain(reset -> hardware.unassignVsn(host, server.id(), reset))
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_VSN_CHANGED));
    }

    /** Returns true when the hardware shows a virtual serial number on the partition. */
    Uni<Boolean> hasVsn(Server server, Mtms host) {
        return hardware.lpar(host, server.id())
                .map(found -> found.flatMap(LparInfo::vsn).isPresent());
    }

    /** Removes the partition of a deleted server, on or off; a partition or a host that does not exist is not an error. */
    Uni<Void> remove(Server server, Mtms host) {
        return delete(server, host).invoke(() -> steps.reached(ComputeBoundary.SERVER_REMOVED));
    }

    /** Removes a partition whose creation failed; false when the hardware does not remove it. */
    Uni<Boolean> removeFailed(Server server, Mtms host) {
        return delete(server, host)
                .map(done -> true)
                .onFailure(HardwareFault.class)
                .recoverWithItem(false)
                .invoke(() -> steps.reached(ComputeBoundary.SERVER_UNMADE));
    }

    private Uni<Void> putVsn(Server server, Mtms host) {
        return vsns.of(server.id())
                .chain(claimed -> claimed.map(vsn -> hardware.assignVsn(host, server.id(), vsn))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> delete(Server server, Mtms host) {
        return vsns.resetsAutoAssign(server.id())
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
