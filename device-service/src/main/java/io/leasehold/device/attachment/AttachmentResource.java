package io.leasehold.device.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.http.JsonBody;
import io.leasehold.device.attachment.rules.AttachRequest;
import io.leasehold.device.job.Job;
import io.leasehold.device.job.Jobs;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.JsonResponses;
import io.leasehold.device.zstack.RequestBody;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Endpoints that attach and detach devices (contract section 2 and section 3, number 2). */
@Path("/zstack/v1")
@Produces(JsonResponses.JSON)
@Consumes(MediaType.WILDCARD)
class AttachmentResource {
    private final Attachments attachments;
    private final Jobs jobs;
    private final JsonBody json;

    AttachmentResource(Attachments attachments, Jobs jobs, JsonBody json) {
        this.attachments = attachments;
        this.jobs = jobs;
        this.json = json;
    }

    @POST
    @Path("/mdev-devices/{device}/vm-instances/{vm}")
    public Uni<RestResponse<ObjectNode>> attach(
            String device, String vm, String text, @Context HttpServerRequest request) {
        RequestBody body = RequestBody.of(json, text);
        Job.Request attach = new Job.Request(
                AttachOperation.API,
                AttachRequest.arguments(device, vm, body.tags("systemTags"), body.tags("userTags")),
                InventoryClass.MDEV_DEVICE);
        return attachments.console(device).chain(console -> jobs.submit(request, text, attach, console));
    }

    @DELETE
    @Path("/mdev-devices/{device}/vm-instances/{vm}")
    public Uni<RestResponse<ObjectNode>> detach(String device, String vm, @Context HttpServerRequest request) {
        Job.Request detach = new Job.Request(
                DetachOperation.API,
                AttachRequest.arguments(device, vm, List.of(), List.of()),
                InventoryClass.MDEV_DEVICE);
        return attachments.console(device).chain(console -> jobs.submit(request, "", detach, console));
    }
}
