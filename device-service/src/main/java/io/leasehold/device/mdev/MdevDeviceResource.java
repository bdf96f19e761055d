package io.leasehold.device.mdev;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.device.job.Job;
import io.leasehold.device.job.Jobs;
import io.leasehold.device.query.Queries;
import io.leasehold.device.query.Query;
import io.leasehold.device.query.QueryConfig;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.JsonResponses;
import io.leasehold.device.zstack.QueryParameters;
import io.leasehold.device.zstack.RequestBody;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/** Mediated devices as clients list and change them (contract section 3, numbers 3 and 4). */
@Path("/zstack/v1")
@Produces(JsonResponses.JSON)
@Consumes(MediaType.WILDCARD)
class MdevDeviceResource {
    private final Queries queries;
    private final QueryConfig config;
    private final Jobs jobs;
    private final JsonBody json;
    private final CurrentCaller caller;

    MdevDeviceResource(Queries queries, QueryConfig config, Jobs jobs, JsonBody json, CurrentCaller caller) {
        this.queries = queries;
        this.config = config;
        this.jobs = jobs;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Path("/mdev-devices")
    public Uni<ObjectNode> query(@Context HttpServerRequest request) {
        return run(Query.of(QueryParameters.of(request), config));
    }

    @GET
    @Path("/mdev-devices/{uuid}")
    public Uni<ObjectNode> show(String uuid, @Context HttpServerRequest request) {
        return run(Query.of(QueryParameters.of(request), config).where("uuid", uuid.toLowerCase(Locale.ROOT)));
    }

    @PUT
    @Path("/mdev-devices/{uuid}/actions")
    public Uni<RestResponse<ObjectNode>> act(String uuid, String text, @Context HttpServerRequest request) {
        RequestBody update = RequestBody.of(json, text)
                .action("updateMdevDevice")
                .orElseThrow(() -> ServiceException.badRequest("The body asks for no known action"));
        JsonObject arguments = new JsonObject().put("uuid", uuid);
        for (String field : UpdateMdevDeviceOperation.FIELDS) {
            update.text(field).ifPresent(value -> arguments.put(field, value));
        }
        return jobs.submit(
                request,
                text,
                new Job.Request(UpdateMdevDeviceOperation.API, arguments, InventoryClass.MDEV_DEVICE),
                "");
    }

    private Uni<ObjectNode> run(Query query) {
        Actor actor = Actor.of(caller.get());
        return queries.run(MdevDeviceTable.TABLE, query, arguments -> MdevDeviceTable.visible(actor, arguments));
    }
}
