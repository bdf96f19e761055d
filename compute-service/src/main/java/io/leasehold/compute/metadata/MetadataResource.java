package io.leasehold.compute.metadata;

import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Metadata of a server, which PowerVC's ref_code API uses too. */
@Path("/v2.1/servers/{id}/metadata")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MetadataResource {
    record All(Map<String, String> metadata) {}

    record Item(Map<String, String> meta) {}

    private final ServerMetadata metadata;
    private final Policy policy;
    private final Exchange exchange;

    MetadataResource(ServerMetadata metadata, Policy policy, Exchange exchange) {
        this.metadata = metadata;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    public Uni<All> list(String id) {
        policy.reader("server-metadata:index");
        return metadata.of(exchange.caller(), id).map(All::new);
    }

    @POST
    @ResponseStatus(200)
    public Uni<All> merge(String id, String body) {
        policy.member("server-metadata:create");
        return metadata.change(exchange.caller(), id, () -> MetadataRequest.merge(exchange.body(body)))
                .map(All::new);
    }

    @PUT
    public Uni<All> replace(String id, String body) {
        policy.member("server-metadata:update_all");
        return metadata.change(exchange.caller(), id, () -> MetadataRequest.replace(exchange.body(body)))
                .map(All::new);
    }

    @GET
    @Path("/{key}")
    public Uni<Item> show(String id, String key) {
        policy.reader("server-metadata:show");
        return metadata.get(exchange.caller(), id, key).map(value -> new Item(Map.of(key, value)));
    }

    @PUT
    @Path("/{key}")
    public Uni<Item> put(String id, String key, String body) {
        policy.member("server-metadata:update");
        return metadata.change(exchange.caller(), id, () -> MetadataRequest.put(key, exchange.body(body)))
                .map(after -> new Item(Map.of(key, after.getOrDefault(key, ""))));
    }

    @DELETE
    @Path("/{key}")
    public Uni<Void> delete(String id, String key) {
        policy.member("server-metadata:delete");
        MetadataRequest.requireWritable(key);
        return metadata.remove(exchange.caller(), id, key);
    }
}
