package io.leasehold.compute.keypair;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.nova.VersionedObject;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Public keys of the caller. Keys are imported only; no private key is created here. */
@Path("/v2.1/os-keypairs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class KeypairResource {
    record One(Map<String, @Nullable Object> keypair) {}

    record Many(List<One> keypairs) {}

    private final Keypairs keypairs;
    private final Policy policy;
    private final Exchange exchange;

    KeypairResource(Keypairs keypairs, Policy policy, Exchange exchange) {
        this.keypairs = keypairs;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<Many> list(@Context UriInfo uri) {
        policy.reader("os-keypairs:index");
        Query query = new Query(uri.getQueryParameters());
        return keypairs.list(user(), query.text("marker"), exchange.page(query).limit())
                .map(found -> new Many(
                        found.stream().map(keypair -> new One(brief(keypair))).toList()));
    }

    @GET
    @Path("/{name}")
    public Uni<One> show(String name) {
        policy.reader("os-keypairs:show");
        return keypairs.get(user(), name).map(keypair -> new One(full(keypair)));
    }

    @POST
    public Uni<RestResponse<One>> create(String body) {
        policy.member("os-keypairs:create");
        Fields fields =
                exchange.body(body).only("keypair").object("keypair").only("name", "public_key", "type", "user_id");
        if (!fields.has("public_key")) {
            throw ServiceException.badRequest("public_key is missing: this service makes no private keys.");
        }
        String name = fields.text("name");
        return keypairs.add(user(), name, fields.get("public_key").text(16384))
                .map(keypair -> RestResponse.status(
                        RestResponse.Status.fromStatusCode(exchange.version().atLeast(2) ? 201 : 200),
                        new One(full(keypair))));
    }

    @DELETE
    @Path("/{name}")
    public Uni<RestResponse<Void>> delete(String name) {
        policy.member("os-keypairs:delete");
        return keypairs.delete(user(), name)
                .map(done -> RestResponse.status(exchange.version().atLeast(2) ? 204 : 202));
    }

    private String user() {
        return exchange.caller().userId();
    }

    private Map<String, @Nullable Object> brief(Keypair keypair) {
        return VersionedObject.in(exchange.version())
                .with("name", keypair.name())
                .with("public_key", keypair.publicKey())
                .with("fingerprint", keypair.fingerprint())
                .since(2, "type", "ssh")
                .json();
    }

    private Map<String, @Nullable Object> full(Keypair keypair) {
        return VersionedObject.in(exchange.version())
                .when(true, brief(keypair))
                .with("user_id", keypair.userId())
                .with("created_at", keypair.createdAt().toString().replace("Z", ""))
                .with("deleted", false)
                .json();
    }
}
