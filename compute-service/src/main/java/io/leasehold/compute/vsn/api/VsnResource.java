package io.leasehold.compute.vsn.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.Page;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Links;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.vsn.VirtualSerialNumber;
import io.leasehold.compute.vsn.VsnQuery;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;

/** PowerVC's Virtual Serial Number API. */
@Path("/v2.1/virtual-serial-number")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class VsnResource {
    record Many(
            List<VsnView> virtualSerialNumbers,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Links.Link> virtualSerialNumbersLinks) {
        static Many of(Page<VirtualSerialNumber> page, Links links) {
            return new Many(
                    page.items().stream().map(VsnView::of).toList(),
                    page.next().map(marker -> links.next(page.items().size(), marker)).stream()
                            .toList());
        }
    }

    private final VsnListing listing;
    private final VsnReservations reservations;
    private final VsnUnreservation unreservation;
    private final Policy policy;
    private final Exchange exchange;

    VsnResource(
            VsnListing listing,
            VsnReservations reservations,
            VsnUnreservation unreservation,
            Policy policy,
            Exchange exchange) {
        this.listing = listing;
        this.reservations = reservations;
        this.unreservation = unreservation;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<Many> list(@Context UriInfo uri) {
        policy.reader("virtual-serial-number:index");
        Query query = new Query(uri.getQueryParameters()).only(VsnQuery.PARAMETERS, exchange.version());
        return listing.list(VsnQuery.of(query, exchange.caller(), exchange.page(query)))
                .map(page -> Many.of(page, exchange.links()));
    }

    @GET
    @Path("/{vsn}")
    public Uni<VsnView> show(String vsn) {
        policy.reader("virtual-serial-number:show");
        return listing.get(exchange.caller(), vsn).map(VsnView::of);
    }

    @POST
    @ResponseStatus(200)
    public Uni<VsnView> act(@Context UriInfo uri, String body) {
        policy.member("virtual-serial-number:act");
        Optional<String> action = new Query(uri.getQueryParameters()).text("action");
        return switch (action.orElse("")) {
            case "reserve" -> reserve(ReserveVsnRequest.of(exchange.body(body)));
            case "unreserve" -> unreserve(ReserveVsnRequest.of(exchange.body(body)));
            case "update_reservation" -> describe(ReserveVsnRequest.described(exchange.body(body)));
            default -> throw unknown(action);
        };
    }

    /** Refuses every action, because all actions use POST. */
    @PUT
    public Uni<VsnView> put(@Context UriInfo uri, String body) {
        policy.member("virtual-serial-number:act");
        throw unknown(new Query(uri.getQueryParameters()).text("action"));
    }

    private Uni<VsnView> reserve(ReserveVsnRequest request) {
        return reservations
                .reserve(exchange.caller(), request.vsn(), request.description())
                .map(VsnView::of);
    }

    private Uni<VsnView> unreserve(ReserveVsnRequest request) {
        return unreservation.unreserve(exchange.caller(), request.vsn()).map(VsnView::of);
    }

    private Uni<VsnView> describe(ReserveVsnRequest request) {
        return reservations
                .describe(exchange.caller(), request.vsn(), request.description())
                .map(VsnView::of);
    }

    private static ServiceException unknown(Optional<String> action) {
        return ServiceException.badRequest(action.map("There is no such action: %s"::formatted)
                .orElse("There must be exactly one action in the request."));
    }
}
