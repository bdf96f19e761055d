package io.leasehold.reservation.request;

import io.leasehold.common.error.ServiceException;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Affinity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a {@code flavor:instance} reservation asks for. */
final class FlavorRequestReader {
    private static final List<String> REQUIRED = List.of("amount", "flavor_id");
    private static final List<String> NULLABLE = List.of("affinity");

    private FlavorRequestReader() {}

    static FlavorRequest read(RequestFields given, Map<String, SourceFlavor> flavors) {
        given.require(REQUIRED, NULLABLE);
        int amount = given.number("amount", 1);
        SourceFlavor flavor = Optional.ofNullable(
                        flavors.get(given.value("flavor_id").asText()))
                .orElseThrow(() -> RequestFields.malformed("flavor_id"));
        if (AffinityReader.read(given.value("affinity")) != Affinity.NONE) {
            throw ServiceException.conflict("Affinity not supported yet");
        }
        return new FlavorRequest(amount, flavor);
    }
}
