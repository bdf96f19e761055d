package io.leasehold.device.attachment.candidate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.auth.CurrentCaller;
import io.leasehold.device.mdev.MdevDevice;
import io.leasehold.device.mdev.MdevDeviceRows;
import io.leasehold.device.zstack.Actor;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.JsonResponses;
import io.leasehold.device.zstack.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** Endpoint that lists the devices that can be attached (contract section 3, number 6). */
@Path("/zstack/v1")
@Produces(JsonResponses.JSON)
class CandidateResource {
    private final Candidates candidates;
    private final CurrentCaller caller;

    CandidateResource(Candidates candidates, CurrentCaller caller) {
        this.candidates = candidates;
        this.caller = caller;
    }

    @GET
    @Path("/mdev-devices/candidates")
    public Uni<ObjectNode> find(@Context HttpServerRequest request) {
        CandidateQuery query = CandidateQuery.of(QueryParameters.of(request));
        return candidates
                .find(Actor.of(caller.get()), query)
                .map(CandidateResource::view)
                .map(view -> request.headers().contains("X-JSON-Schema")
                        ? InventoryClass.MDEV_DEVICE.addSchema(view)
                        : view);
    }

    private static ObjectNode view(List<MdevDevice> devices) {
        ObjectNode answer = JsonResponses.empty();
        ArrayNode list = answer.putArray("inventories");
        devices.forEach(device -> list.add(MdevDeviceRows.toInventory(device).json()));
        return answer;
    }
}
