package io.leasehold.compute.nova;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Discovery of the versions of the API, without authentication. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class VersionResource {
    record Versions(List<VersionView> versions) {}

    record Version(VersionView version) {}

    private final Links links;

    VersionResource(Links links) {
        this.links = links;
    }

    @GET
    @PermitAll
    public Versions list() {
        return new Versions(List.of(VersionView.brief(links.self())));
    }

    @GET
    @Path("v2.1")
    @PermitAll
    public Version show() {
        return new Version(VersionView.full(links.self()));
    }
}
