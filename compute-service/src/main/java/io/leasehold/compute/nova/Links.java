package io.leasehold.compute.nova;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;

/** Absolute links as the client sees this API, behind a gateway or not. */
@RequestScoped
public class Links {
    /** A link in an answer. */
    public record Link(String rel, String href) {}

    private final HttpServerRequest request;

    Links(HttpServerRequest request) {
        this.request = request;
    }

    /** The address of the versioned root; it ends with a slash. */
    Link self() {
        return new Link("self", root() + "v2.1/");
    }

    /** The address of a thing in this version, and the one that no version changes. */
    public List<Link> of(String collection, String id) {
        return List.of(new Link("self", root() + "v2.1/%s/%s".formatted(collection, id)), bookmark(collection, id));
    }

    /** The address of a thing that no version changes. */
    public Link bookmark(String collection, String id) {
        return new Link("bookmark", root() + "%s/%s".formatted(collection, id));
    }

    /** Where the API begins, before any version; it ends with a slash. */
    public String root() {
        String seen = here().toString();
        int root = seen.indexOf(ApiPath.ROOT);
        return root < 0 ? seen : seen.substring(0, root + 1);
    }

    /** The page after this one: this request with another marker. */
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
