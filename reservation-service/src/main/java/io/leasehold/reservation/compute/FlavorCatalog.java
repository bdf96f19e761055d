package io.leasehold.reservation.compute;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The flavors of compute, as the caller of the request in hand sees them. */
public interface FlavorCatalog {
    /** The flavor; empty when there is none or the caller does not see it. Fails with {@link ComputeUnavailable}. */
    Uni<Optional<SourceFlavor>> flavor(String id);
}
