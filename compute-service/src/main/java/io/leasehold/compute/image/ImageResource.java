package io.leasehold.compute.image;

import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Images of the Compute API, up to microversion 2.35. */
@Path("/v2.1/images")
@Produces(MediaType.APPLICATION_JSON)
class ImageResource {
    record One(Map<String, @Nullable Object> image) {}

    private final Images images;
    private final Policy policy;
    private final Exchange exchange;

    ImageResource(Images images, Policy policy, Exchange exchange) {
        this.images = images;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<ImagePage> list(@Context UriInfo uri) {
        return page(uri, image -> ImageView.brief(image, exchange.links()));
    }

    @GET
    @Path("/detail")
    public Uni<ImagePage> detail(@Context UriInfo uri) {
        return page(uri, image -> ImageView.full(image, exchange.links()));
    }

    @GET
    @Path("/{id}")
    public Uni<One> show(String id) {
        check("show");
        return images.get(exchange.caller(), id).map(image -> new One(ImageView.full(image, exchange.links())));
    }

    private Uni<ImagePage> page(UriInfo uri, Function<Image, Map<String, @Nullable Object>> view) {
        check("index");
        Query query = new Query(uri.getQueryParameters());
        return images.list(exchange.caller(), ImageQuery.of(query, exchange.page(query)))
                .map(page -> ImagePage.of(page, view, exchange.links()));
    }

    private void check(String rule) {
        if (exchange.version().atLeast(36)) {
            throw new NotFoundException();
        }
        policy.reader("images:" + rule);
    }
}
