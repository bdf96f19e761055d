package io.leasehold.hypervisor.hardware.console;

import io.leasehold.hypervisor.hardware.Catalogue;
import io.leasehold.hypervisor.hardware.Flavor;
import io.leasehold.hypervisor.hardware.Image;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A catalogue whose calls have a deadline. */
final class GuardedCatalogue implements Catalogue {
    private static final String CONSOLE = "catalogue";

    private final Catalogue catalogue;
    private final ConsoleCalls calls;

    GuardedCatalogue(Catalogue catalogue, ConsoleCalls calls) {
        this.catalogue = catalogue;
        this.calls = calls;
    }

    @Override
    public Uni<List<Flavor>> flavors() {
        return calls.call(CONSOLE, "flavors", catalogue::flavors);
    }

    @Override
    public Uni<List<Image>> images() {
        return calls.call(CONSOLE, "images", catalogue::images);
    }

    @Override
    public Uni<List<String>> zones() {
        return calls.call(CONSOLE, "zones", catalogue::zones);
    }
}
