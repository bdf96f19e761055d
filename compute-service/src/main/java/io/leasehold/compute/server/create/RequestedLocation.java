package io.leasehold.compute.server.create;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Value;
import java.util.Optional;

/** The availability zone and the host that a request names. */
record RequestedLocation(Optional<String> zone, Optional<Mtms> host) {
    /**
     * Reads {@code zone}, {@code zone:host}, {@code :host} and, for administrators, the separate field for the host.
     */
    static RequestedLocation of(Fields server, Exchange exchange) {
        RequestedLocation inZone = server.find("availability_zone")
                .map(RequestedLocation::of)
                .orElse(new RequestedLocation(Optional.empty(), Optional.empty()));
        Optional<Mtms> named = server.find("host")
                .or(() -> server.find("hypervisor_hostname"))
                .map(value -> mtms(value, value.text(255)));
        if (named.isPresent() && !exchange.caller().isAdmin()) {
            throw Policy.refusal("compute:servers:create:requested_destination");
        }
        return new RequestedLocation(inZone.zone(), named.or(inZone::host));
    }

    private static RequestedLocation of(Value value) {
        String[] references = value.text(255).split(":", -1);
        if (references.length > 3) {
            throw ServiceException.badRequest("Unable to parse availability_zone: " + value.text(255));
        }
        return new RequestedLocation(
                Optional.of(references[0]).filter(zone -> !zone.isEmpty()),
                references.length > 1 && !references[1].isEmpty()
                        ? Optional.of(mtms(value, references[1]))
                        : Optional.empty());
    }

    private static Mtms mtms(Value value, String text) {
        return Mtms.find(text).orElseThrow(() -> value.refusal("'%s' is no host's name".formatted(text)));
    }
}
