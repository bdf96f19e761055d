package io.leasehold.device.mdev;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.query.Queries;
import io.leasehold.device.zstack.JsonResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Endpoints that list the specs of mediated devices (contract section 3, number 9). */
@Path("/zstack/v1")
@Produces(JsonResponses.JSON)
class MdevSpecResource {
    private final Queries queries;

    MdevSpecResource(Queries queries) {
        this.queries = queries;
    }

    @GET
    @Path("/mdev-device-specs")
    public Uni<ObjectNode> query(@Context HttpServerRequest request) {
        return queries.list(MdevSpecTable.TABLE, request);
    }

    @GET
    @Path("/mdev-device-specs/{uuid}")
    public Uni<ObjectNode> get(String uuid, @Context HttpServerRequest request) {
        return queries.show(MdevSpecTable.TABLE, uuid, request);
    }
}
