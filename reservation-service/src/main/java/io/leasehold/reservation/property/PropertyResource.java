package io.leasehold.reservation.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.reservation.http.Flag;
import io.leasehold.reservation.http.Policies;
import io.leasehold.reservation.http.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Properties of hosts: contract section 1.3, rows R1 and R2. */
@Path("/v1/os-hosts")
@Consumes(MediaType.WILDCARD)
class PropertyResource {
    private final Properties properties;
    private final Policies policies;
    private final CurrentCaller caller;
    private final JsonBody body;

    PropertyResource(Properties properties, Policies policies, CurrentCaller caller, JsonBody body) {
        this.policies = policies;
        this.properties = properties;
        this.caller = caller;
        this.body = body;
    }

    @GET
    @Path("/properties")
    public Uni<PropertyView.All> list(@RestQuery @Nullable String detail, @RestQuery @Nullable String all) {
        policies.require(Policy.OSHOSTS_GET_RESOURCE_PROPERTIES, caller.get());
        boolean withValues = flag("detail", detail);
        boolean withPrivate = flag("all", all) && caller.get().isAdmin();
        return properties.list(withPrivate).map(found -> PropertyView.of(found, withValues));
    }

    @PATCH
    @Path("/properties/{name}")
    public Uni<PropertyView.One> change(String name, String text) {
        var given = body.read(text);
        policies.require(Policy.OSHOSTS_UPDATE_RESOURCE_PROPERTIES, caller.get());
        return properties.setPrivate(name, hidden(given)).map(PropertyView::of);
    }

    private static boolean flag(String parameter, @Nullable String text) {
        return text != null && Flag.read(text).orElseThrow(() -> malformed(parameter));
    }

    private static Optional<Boolean> hidden(ObjectNode given) {
        return given.has("private")
                ? Optional.of(Flag.read(given.path("private")).orElseThrow(() -> malformed("private")))
                : Optional.empty();
    }

    private static ServiceException malformed(String parameter) {
        return ServiceException.badRequest("Malformed parameter " + parameter);
    }
}
