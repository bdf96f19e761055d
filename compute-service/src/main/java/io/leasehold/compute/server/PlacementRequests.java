package io.leasehold.compute.server;

import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.scheduling.PlacementRequest;
import io.leasehold.compute.scheduling.PlacementRequest.Affinity;
import io.leasehold.compute.scheduling.PlacementRequest.Group;
import io.leasehold.compute.scheduling.PlacementRequest.VsnRequirement;
import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.server.ServerSpec.Requirements;
import java.util.Optional;

/** Placement requests of servers. */
public final class PlacementRequests {
    public static final String AUTO = "auto";

    private PlacementRequests() {}

    public static PlacementRequest of(Server server, Scheduler scheduler) {
        Flavor flavor = server.spec().flavor();
        Requirements requirements = server.spec().requirements();
        return new PlacementRequest(
                server.id(),
                server.projectId(),
                flavor.id(),
                share(flavor, scheduler),
                server.osType(),
                server.osType() == OsType.IBMI && MetadataRules.wantsRefcode(server.metadata()),
                requirements.hosts().stream().map(Mtms::of).toList(),
                requirements.zone(),
                requirements.reservations(),
                flavor.extraSpecs(),
                vsn(requirements),
                new Affinity(group(requirements), requirements.sameHost(), requirements.differentHost()),
                server.state().tried());
    }

    public static PlacementRequest.Share share(Flavor flavor, Scheduler scheduler) {
        Flavor.Size size = flavor.size();
        return scheduler.share(size.vcpus(), size.memoryMb(), size.diskGb() + size.ephemeralGb(), flavor.extraSpecs());
    }

    private static VsnRequirement vsn(Requirements requirements) {
        return requirements
                .vsn()
                .map(requested -> requested.equals(AUTO) ? VsnRequirement.AUTO : VsnRequirement.PARTICULAR)
                .orElse(VsnRequirement.NONE);
    }

    private static Optional<Group> group(Requirements requirements) {
        return requirements.group().map(group -> new Group(group.id(), group.policy(), group.mostPerHost()));
    }
}
