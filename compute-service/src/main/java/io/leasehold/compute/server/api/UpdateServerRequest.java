package io.leasehold.compute.server.api;

import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerSpec.Details;
import io.leasehold.compute.server.create.DetailsReader;
import java.util.Optional;
import java.util.function.Function;

/** Body of a change that does not touch the partition. */
final class UpdateServerRequest {
    private UpdateServerRequest() {}

    static Function<Server, Server> of(Fields fields, Microversion version) {
        Fields known = version.atLeast(19)
                ? fields.only("name", "description", "accessIPv4", "accessIPv6", "OS-DCF:diskConfig")
                : fields.only("name", "accessIPv4", "accessIPv6", "OS-DCF:diskConfig");
        Optional<String> name = known.has("name") ? Optional.of(known.text("name")) : Optional.empty();
        Optional<String> description = known.find("description").map(value -> value.text(255));
        Optional<String> ipv4 = DetailsReader.address(known, "accessIPv4");
        Optional<String> ipv6 = DetailsReader.address(known, "accessIPv6");
        return server -> {
            Server.Identity identity = server.identity();
            Details details = server.spec().details();
            return server.withDescription(
                    identity.withName(
                            name.orElse(identity.name()),
                            known.has("description") ? description : identity.description()),
                    server.spec()
                            .withDetails(details.withAddresses(
                                    known.has("accessIPv4") ? ipv4 : details.accessIpv4(),
                                    known.has("accessIPv6") ? ipv6 : details.accessIpv6())));
        };
    }
}
