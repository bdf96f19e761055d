package io.leasehold.device.mdev;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.device.job.Job;
import io.leasehold.device.job.Jobs;
import io.leasehold.device.query.Queries;
import io.leasehold.device.query.SqlArguments;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.JsonResponses;
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
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Endpoints that list and update mediated devices (contract section 3, numbers 3 and 4). */
@Path("/zstack/v1")
@Produces(JsonResponses.JSON)
@Consumes(MediaType.WILDCARD)
class MdevDeviceResource {
    private final Queries queries;
    private final Jobs jobs;
    private final JsonBody json;
    private final CurrentCaller caller;

    MdevDeviceResource(Queries queries, Jobs jobs, JsonBody json, CurrentCaller caller) {
        this.queries = queries;
        this.jobs = jobs;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Path("/mdev-devices")
    public Uni<ObjectNode> query(@Context HttpServerRequest request) {
        return queries.list(MdevDeviceTable.TABLE, request, visible());
    }

    @GET
    @Path("/mdev-devices/{uuid}")
    public Uni<ObjectNode> show(String uuid, @Context HttpServerRequest request) {
        return queries.show(MdevDeviceTable.TABLE, uuid, request, visible());
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

    private Function<SqlArguments, String> visible() {
        Actor actor = Actor.of(caller.get());
        return arguments -> MdevDeviceTable.visible(actor, arguments);
    }
}
