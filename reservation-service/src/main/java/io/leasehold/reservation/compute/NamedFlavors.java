package io.leasehold.reservation.compute;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Flavors that a request names, as far as its caller sees them; compute is asked only when there are any. */
@Singleton
public class NamedFlavors {
    private final FlavorCatalog catalog;

    NamedFlavors(FlavorCatalog catalog) {
        this.catalog = catalog;
    }

    /** Those with the ids, by id; one that the caller does not see is left out. */
    public Uni<Map<String, SourceFlavor>> byId(Collection<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(catalog::flavor)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList()
                .map(NamedFlavors::byId);
    }

    private static Map<String, SourceFlavor> byId(List<SourceFlavor> found) {
        return found.stream().collect(Collectors.toMap(SourceFlavor::id, Function.identity(), (a, b) -> a));
    }
}
