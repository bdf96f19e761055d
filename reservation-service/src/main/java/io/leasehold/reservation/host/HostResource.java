package io.leasehold.reservation.host;

import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /v1/os-hosts}: contract section 1.3, rows H1 to H5. */
@Path("/v1/os-hosts")
@Consumes(MediaType.WILDCARD)
class HostResource {
    private final Hosts hosts;
    private final HostRegistry registry;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;

    HostResource(Hosts hosts, HostRegistry registry, Policies policies, CurrentCaller caller, JsonBody body) {
        this.hosts = hosts;
        this.registry = registry;
        this.policies = policies;
        this.caller = caller;
        this.body = body;
    }

    @GET
    public Uni<HostView.All> list() {
        policies.require(Policy.OSHOSTS_GET, caller.get());
        return registry.list()
                .map(all -> new HostView.All(all.stream().map(HostView::of).toList()));
    }

    @POST
    @ResponseStatus(201)
    public Uni<HostView.One> register(String text) {
        var given = body.read(text);
        policies.require(Policy.OSHOSTS_POST, caller.get());
        return hosts.register(CreateHost.of(given)).map(HostResource::view);
    }

    @GET
    @Path("/{id}")
    public Uni<HostView.One> show(String id) {
        policies.require(Policy.OSHOSTS_GET, caller.get());
        return registry.get(id).map(HostResource::view);
    }

    @PUT
    @Path("/{id}")
    public Uni<HostView.One> update(String id, String text) {
        var given = body.read(text);
        policies.require(Policy.OSHOSTS_GET, caller.get());
        policies.require(Policy.OSHOSTS_PUT, caller.get());
        return registry.update(id, UpdateHost.of(given)).map(HostResource::view);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> remove(String id) {
        policies.require(Policy.OSHOSTS_GET, caller.get());
        policies.require(Policy.OSHOSTS_DELETE, caller.get());
        return hosts.remove(id);
    }

    private static HostView.One view(Host host) {
        return new HostView.One(HostView.of(host));
    }
}
