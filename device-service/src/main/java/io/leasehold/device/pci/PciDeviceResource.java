package io.leasehold.device.pci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.device.query.Queries;
import io.leasehold.device.zstack.JsonResponses;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Endpoints that list PCI devices (contract section 3, number 15). */
@Path("/zstack/v1/pci-device")
@Produces(JsonResponses.JSON)
class PciDeviceResource {
    private final Queries queries;

    PciDeviceResource(Queries queries) {
        this.queries = queries;
    }

    @GET
    @Path("/pci-devices")
    public Uni<ObjectNode> query(@Context HttpServerRequest request) {
        return queries.list(PciDeviceTable.TABLE, request);
    }

    @GET
    @Path("/pci-devices/{uuid}")
    public Uni<ObjectNode> get(String uuid, @Context HttpServerRequest request) {
        return queries.show(PciDeviceTable.TABLE, uuid, request);
    }
}
