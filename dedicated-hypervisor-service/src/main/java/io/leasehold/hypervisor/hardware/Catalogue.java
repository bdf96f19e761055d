package io.leasehold.hypervisor.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Catalogue of machines, images and zones. Methods only read; any may fail with {@link HardwareFault.Timeout}. */
public interface Catalogue {
    Uni<List<Flavor>> flavors();

    Uni<List<Image>> images();

    /** Returns the names of the zones in alphabetical order. */
    Uni<List<String>> zones();
}
