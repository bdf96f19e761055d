package io.leasehold.reservation.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Version discovery, open to everyone (contract section 1.1). */
@Path("/")
class VersionResource {
    /** A version of the API with its location. */
    record Version(String id, String status, String minVersion, String maxVersion, List<Link> links) {}

    record Link(String rel, String href) {}

    record Versions(List<Version> versions) {}

    record Single(Version version) {}

    @GET
    @PermitAll
    public RestResponse<Versions> versions(UriInfo uri) {
        return multipleChoices(uri);
    }

    @GET
    @Path("versions")
    @PermitAll
    public RestResponse<Versions> versionsByName(UriInfo uri) {
        return multipleChoices(uri);
    }

    @GET
    @Path("v1{slash:/?}")
    @PermitAll
    public Single v1(UriInfo uri) {
        return new Single(version(uri));
    }

    private static RestResponse<Versions> multipleChoices(UriInfo uri) {
        return RestResponse.status(RestResponse.Status.MULTIPLE_CHOICES, new Versions(List.of(version(uri))));
    }

    private static Version version(UriInfo uri) {
        String self = uri.getBaseUriBuilder().path("v1").build().toString();
        return new Version("v1.0", "CURRENT", "1.0", "1.0", List.of(new Link("self", self)));
    }
}
