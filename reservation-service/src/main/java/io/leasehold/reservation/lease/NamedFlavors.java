package io.leasehold.reservation.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.FlavorCatalog;
import io.leasehold.reservation.reservation.SourceFlavor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The flavors that a request names, as far as its caller sees them; compute is asked only when there are any. */
@Singleton
class NamedFlavors {
    private final FlavorCatalog catalog;

    NamedFlavors(FlavorCatalog catalog) {
        this.catalog = catalog;
    }

    /** By id. */
    Uni<Map<String, SourceFlavor>> in(ObjectNode body) {
        List<String> named = StreamSupport.stream(body.path("reservations").spliterator(), false)
                .filter(each -> each.path("resource_type").asText().equals(LeasedCapacity.Flavors.RESOURCE_TYPE))
                .map(each -> each.path("flavor_id"))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .distinct()
                .toList();
        return Multi.createFrom()
                .iterable(named)
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
