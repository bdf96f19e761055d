package io.leasehold.reservation.compute;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Flavors of compute, as the caller of the current request sees them. */
public interface FlavorCatalog {
    /** Finds a flavor; empty when the caller does not see such a flavor. Fails with {@link ComputeUnavailable}. */
    Uni<Optional<SourceFlavor>> flavor(String id);
}
