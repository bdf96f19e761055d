package io.leasehold.compute.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Links;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Images in the form of the Image API (version 2), read-only, so that clients find images by name. */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
class CatalogueResource {
    record Version(String id, String status, List<Links.Link> links) {}

    record Versions(List<Version> versions) {}

    record Listing(
            List<Map<String, @Nullable Object>> images,
            String first,
            String schema,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

    private static final String IMAGES = "/v2/images";

    private final Images images;
    private final Policy policy;
    private final Exchange exchange;

    CatalogueResource(Images images, Policy policy, Exchange exchange) {
        this.images = images;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    @PermitAll
    public Versions versions() {
        String here = exchange.links().root().replaceFirst("/v2/?$", "/v2/");
        return new Versions(List.of(new Version("v2.9", "CURRENT", List.of(new Links.Link("self", here)))));
    }

    @GET
    @Path("/images")
    public Uni<Listing> list(@Context UriInfo uri) {
        policy.reader("get_images");
        Query query = new Query(uri.getQueryParameters());
        ImageQuery asked = ImageQuery.of(query, exchange.page(query));
        return images.list(exchange.caller(), asked)
                .map(page -> new Listing(
                        page.items().stream().map(ImageView::glance).toList(),
                        IMAGES,
                        "/v2/schemas/images",
                        page.next()
                                .map(marker -> IMAGES
                                        + "?limit=%d&marker=%s"
                                                .formatted(asked.page().limit(), marker))
                                .orElse(null)));
    }

    @GET
    @Path("/images/{id}")
    public Uni<Map<String, @Nullable Object>> show(String id) {
        policy.reader("get_image");
        return images.get(exchange.caller(), id).map(ImageView::glance);
    }
}
