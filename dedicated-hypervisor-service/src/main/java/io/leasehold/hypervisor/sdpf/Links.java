package io.leasehold.hypervisor.sdpf;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.List;

/** Absolute links in the client's view of the API, behind a gateway or not (contract, 3.4). */
@RequestScoped
public class Links {
    public record Link(String href, String rel) {}

    private static final String ROOT = "/v1.0/";

    private final HttpServerRequest request;
    private final CurrentTenant tenant;
    private final ApiConfig config;

    Links(HttpServerRequest request, CurrentTenant tenant, ApiConfig config) {
        this.request = request;
        this.tenant = tenant;
        this.config = config;
    }

    /** Returns the self link and the bookmark of a server. */
    public List<Link> server(String id) {
        return both(publicUrl(), "v1.0", id);
    }

    /** Returns the self link and the bookmark of the bare-metal object of a server. */
    public List<Link> machine(String id) {
        return both(baremetalUrl(), "v2", id);
    }

    /**
     * Returns the bookmark of a bare-metal object.
     *
     * @param kind {@code flavors} or {@code images}
     */
    public List<Link> bookmark(String kind, String id) {
        return List.of(new Link("%s/%s/%s/%s".formatted(baremetalUrl(), tenant.id(), kind, id), "bookmark"));
    }

    private List<Link> both(String base, String version, String id) {
        String path = "%s/servers/%s".formatted(tenant.id(), id);
        return List.of(
                new Link("%s/%s/%s".formatted(base, version, path), "self"),
                new Link("%s/%s".formatted(base, path), "bookmark"));
    }

    private String publicUrl() {
        String url = request.absoluteURI();
        return config.publicUrl().orElseGet(() -> url.substring(0, url.indexOf(ROOT)));
    }

    private String baremetalUrl() {
        return config.baremetalUrl()
                .orElseGet(() -> URI.create(publicUrl()).resolve("/baremetal").toString());
    }
}
