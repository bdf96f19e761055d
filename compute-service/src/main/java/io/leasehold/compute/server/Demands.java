package io.leasehold.compute.server;

import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.scheduling.Demand;
import io.leasehold.compute.scheduling.Demand.Company;
import io.leasehold.compute.scheduling.Demand.Group;
import io.leasehold.compute.scheduling.Demand.VsnWish;
import io.leasehold.compute.scheduling.Scheduler;
import io.leasehold.compute.server.ServerSpec.Wishes;
import java.util.Optional;

/** What servers need of their hosts. */
public final class Demands {
    public static final String AUTO = "auto";

    private Demands() {}

    public static Demand of(Server server, Scheduler scheduler) {
        Flavor flavor = server.spec().flavor();
        Wishes wishes = server.spec().wishes();
        return new Demand(
                server.id(),
                server.projectId(),
                flavor.id(),
                share(flavor, scheduler),
                server.osType(),
                server.osType() == OsType.IBMI && Metadata.wantsRefcode(server.metadata()),
                wishes.hosts().stream().map(Mtms::of).toList(),
                wishes.zone(),
                wishes.reservations(),
                flavor.extraSpecs(),
                vsn(wishes),
                new Company(group(wishes), wishes.near(), wishes.far()),
                server.state().tried());
    }

    public static Demand.Share share(Flavor flavor, Scheduler scheduler) {
        Flavor.Size size = flavor.size();
        return scheduler.share(size.vcpus(), size.memoryMb(), size.diskGb() + size.ephemeralGb(), flavor.extraSpecs());
    }

    private static VsnWish vsn(Wishes wishes) {
        return wishes.vsn()
                .map(wish -> wish.equals(AUTO) ? VsnWish.AUTO : VsnWish.PARTICULAR)
                .orElse(VsnWish.NONE);
    }

    private static Optional<Group> group(Wishes wishes) {
        return wishes.group().map(group -> new Group(group.id(), group.policy(), group.mostPerHost()));
    }
}
