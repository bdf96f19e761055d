package io.leasehold.hypervisor.licensing;

import io.leasehold.hypervisor.sdpf.ApiTimes;
import io.leasehold.hypervisor.sdpf.CurrentTenant;
import io.leasehold.hypervisor.sdpf.QueryParameters;
import io.leasehold.hypervisor.sdpf.RequestBodies;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** HTTP resource of a tenant's licences (contract, 5). */
@Path("/v1.0/{tenant}/licenses")
@Produces(MediaType.APPLICATION_JSON)
class LicenseResource {
    record Many(List<LicenseView> licenses) {}

    record One(LicenseView license) {}

    record LicenseView(
            String id,
            String key,
            String assignedFrom,
            @Nullable String expiresAt,
            String licenseType) {
        static LicenseView of(License license, String type) {
            return new LicenseView(
                    license.id().toString(),
                    license.key(),
                    ApiTimes.millis(license.assignedFrom()),
                    license.expiresAt().map(ApiTimes::millis).orElse(null),
                    type);
        }
    }

    private final Licenses licenses;
    private final CurrentTenant tenant;
    private final RequestBodies bodies;

    LicenseResource(Licenses licenses, CurrentTenant tenant, RequestBodies bodies) {
        this.licenses = licenses;
        this.tenant = tenant;
        this.bodies = bodies;
    }

    @GET
    public Uni<Many> list(UriInfo uri) {
        return licenses.list(tenant.id(), QueryParameters.of(uri).text("license_type"))
                .map(found -> new Many(found.stream().map(this::view).toList()));
    }

    @POST
    @ResponseStatus(200)
    public Uni<One> create(String body) {
        return licenses.create(tenant.id(), bodies.read(body).text("license_type"))
                .map(license -> new One(view(license)));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(String id) {
        return licenses.delete(tenant.id(), id);
    }

    private LicenseView view(License license) {
        return LicenseView.of(license, licenses.typeName(license));
    }
}
