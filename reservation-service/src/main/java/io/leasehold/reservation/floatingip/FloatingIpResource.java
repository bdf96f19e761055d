package io.leasehold.reservation.floatingip;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /v1/floatingips}: contract section 1.3, rows F1 to F4. */
@Path("/v1/floatingips")
@Consumes(MediaType.WILDCARD)
class FloatingIpResource {
    private final FloatingIps floatingIps;
    private final CurrentCaller caller;
    private final JsonBody body;

    FloatingIpResource(FloatingIps floatingIps, CurrentCaller caller, JsonBody body) {
        this.floatingIps = floatingIps;
        this.caller = caller;
        this.body = body;
    }

    @GET
    public Uni<FloatingIpView.All> list() {
        Policy.FLOATINGIPS_GET.require(caller.get());
        return floatingIps.list().map(FloatingIpView::of);
    }

    @POST
    @ResponseStatus(201)
    public Uni<FloatingIpView.One> register(String text) {
        var given = body.read(text);
        Policy.FLOATINGIPS_POST.require(caller.get());
        return floatingIps.register(CreateFloatingIp.of(given)).map(FloatingIpView::of);
    }

    @GET
    @Path("/{id}")
    public Uni<FloatingIpView.One> show(String id) {
        Policy.FLOATINGIPS_GET.require(caller.get());
        return floatingIps.get(id).map(FloatingIpView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> remove(String id) {
        Policy.FLOATINGIPS_DELETE.require(caller.get());
        return floatingIps.remove(id);
    }
}
