package io.leasehold.hypervisor.hardware;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What can be ordered. Reads only; may fail with {@link HardwareFault.Timeout}. */
public interface Catalogue {
    Uni<List<Flavor>> flavors();

    Uni<List<Image>> images();

    /** The names of the zones, in order. */
    Uni<List<String>> zones();
}
