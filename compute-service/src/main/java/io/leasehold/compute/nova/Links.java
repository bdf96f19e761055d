package io.leasehold.compute.nova;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;

/** Absolute links of the API from the client's point of view, also behind a gateway. */
@RequestScoped
public class Links {
    /** A link. */
    public record Link(String rel, String href) {}

    private final HttpServerRequest request;

    Links(HttpServerRequest request) {
        this.request = request;
    }

    /** Returns the address of the versioned root, with a trailing slash. */
    Link self() {
        return new Link("self", root() + "v2.1/");
    }

    /** Returns the address of an object in this version and its permanent address. */
    public List<Link> of(String collection, String id) {
        return List.of(new Link("self", root() + "v2.1/%s/%s".formatted(collection, id)), bookmark(collection, id));
    }

    /** Returns the permanent address of an object. */
    public Link bookmark(String collection, String id) {
        return new Link("bookmark", root() + "%s/%s".formatted(collection, id));
    }

    /** Returns the address of the API without a version, with a trailing slash. */
    public String root() {
        String seen = here().toString();
        int root = seen.indexOf(ApiPath.ROOT);
        return root < 0 ? seen : seen.substring(0, root + 1);
    }

    /** Returns the address of the next page: this request with another marker. */
    public Link next(int limit, String marker) {
        URI page = UriBuilder.fromUri(here())
                .replaceQueryParam("limit", limit)
                .replaceQueryParam("marker", marker)
                .build();
        return new Link("next", page.toString());
    }

    private URI here() {
        return URI.create(request.absoluteURI());
    }
}
