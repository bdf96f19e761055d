package io.leasehold.compute.server.create;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.flavor.ExtraSpecs;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.hardware.Vsn;
import io.leasehold.compute.server.MetadataRules;
import io.leasehold.compute.server.PlacementRequests;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.ServerSpec;
import io.leasehold.compute.server.ServerSpec.GroupRef;
import io.leasehold.compute.server.ServerSpec.Requirements;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A checked request for servers with the objects that it refers to.
 *
 * @param vsnHost host of the requested virtual serial number
 * @param lease the reservation of the servers
 */
record CreateServerCommand(
        Caller caller,
        CreateServerRequest request,
        ServerReferences.Resolved references,
        Optional<Mtms> vsnHost,
        Server.Lease lease) {
    private static final String RESERVATION_SPEC = "aggregate_instance_extra_specs:reservation";

    /** Checks the request as far as possible without the database; lease and host of the number are still unknown. */
    static CreateServerCommand of(Caller caller, CreateServerRequest request, ServerReferences.Resolved references) {
        CreateServerCommand command = new CreateServerCommand(
                caller, request, references, Optional.empty(), new Server.Lease(Optional.empty(), Optional.empty()));
        command.checkVsn();
        command.checkMetadata();
        return command;
    }

    /** Adds the host of the virtual serial number; a request for another host → 400. */
    CreateServerCommand onHostOfVsn(Mtms host) {
        if (request.target().host().filter(wanted -> !wanted.equals(host)).isPresent()) {
            throw ServiceException.badRequest("Virtual serial number %s is not on host %s."
                    .formatted(vsn().orElse(""), request.target().host().orElseThrow()));
        }
        return new CreateServerCommand(caller, request, references, Optional.of(host), lease);
    }

    CreateServerCommand withLease(Server.Lease found) {
        return new CreateServerCommand(caller, request, references, vsnHost, found);
    }

    /** Returns the requested virtual serial number or {@code auto}; empty for none. */
    Optional<String> vsn() {
        return request.vsn()
                .or(() -> Optional.ofNullable(references.flavor().extraSpecs().get(ExtraSpecs.VSN)))
                .filter(text -> !text.equalsIgnoreCase("none"))
                .map(CreateServerCommand::vsn);
    }

    /** Returns the requested virtual serial number unless any number will do. */
    Optional<Vsn> particularVsn() {
        return vsn().filter(requested -> !requested.equals(PlacementRequests.AUTO))
                .map(Vsn::new);
    }

    /** Returns the reservation that a hint or the flavor names; the reservation need not exist. */
    Optional<String> reservation() {
        return request.hints().reservations().stream()
                .findFirst()
                .or(() -> Optional.ofNullable(references.flavor().extraSpecs().get(RESERVATION_SPEC)));
    }

    Flavor flavor() {
        return references.flavor();
    }

    ServerSpec spec() {
        return new ServerSpec(references.flavor(), requirements(), request.details());
    }

    private Requirements requirements() {
        SchedulerHints hints = request.hints();
        return new Requirements(
                request.target().zone(),
                vsnHost.or(() -> request.target().host()).map(Mtms::toString).stream()
                        .toList(),
                hints.reservations(),
                vsn(),
                references.group().map(group -> new GroupRef(group.id(), group.policy(), group.mostPerHost())),
                hints.sameHost(),
                hints.differentHost());
    }

    private void checkVsn() {
        if (particularVsn().isPresent() && request.count() > 1) {
            throw ServiceException.badRequest(
                    "Virtual serial number %s cannot be given to more than one server.".formatted(vsn().orElse("")));
        }
    }

    private void checkMetadata() {
        MetadataRules.checkCount(request.metadata());
        if (MetadataRules.wantsRefcode(request.metadata()) && references.osType() == OsType.LINUX) {
            throw ServiceException.badRequest("Reference codes are read of AIX and IBM i servers only.");
        }
    }

    private static String vsn(String text) {
        if (text.equalsIgnoreCase(PlacementRequests.AUTO)) {
            return PlacementRequests.AUTO;
        }
        return Vsn.find(text)
                .map(Vsn::toString)
                .orElseThrow(() -> ServiceException.badRequest(
                        "Invalid input for field/attribute %s. Value: %s. It is no virtual serial number."
                                .formatted(ExtraSpecs.VSN, text)));
    }

    /** Returns the names of the servers. */
    List<String> names() {
        return request.count() == 1
                ? List.of(request.name())
                : IntStream.rangeClosed(1, request.count())
                        .mapToObj(number -> request.name() + "-" + number)
                        .toList();
    }
}
