package io.leasehold.device.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.http.JsonBody;
import io.leasehold.device.zstack.InventoryClass;
import io.leasehold.device.zstack.InventoryJson;
import io.leasehold.device.zstack.JsonResponses;
import io.leasehold.device.zstack.RequestBody;
import io.leasehold.device.zstack.error.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/**
 * Endpoints for login, logout and validation of sessions (contract section 5.1), for clients without OpenID Connect.
 */
@Path("/zstack/v1/accounts")
@Produces(JsonResponses.JSON)
@Consumes(MediaType.WILDCARD)
class SessionResource {
    private final Sessions sessions;
    private final JsonBody json;

    SessionResource(Sessions sessions, JsonBody json) {
        this.sessions = sessions;
        this.json = json;
    }

    @PUT
    @Path("/login")
    @PermitAll
    public Uni<ObjectNode> logIn(String text, @Context HttpServerRequest request) {
        RequestBody login = RequestBody.of(json, text)
                .action("logInByAccount")
                .orElseThrow(() -> ServiceException.badRequest("The body asks for no known action"));
        return sessions.logIn(required(login, "accountName"), required(login, "password"))
                .map(SessionResource::view)
                .map(view ->
                        request.headers().contains("X-JSON-Schema") ? InventoryClass.SESSION.addSchema(view) : view);
    }

    @DELETE
    @Path("/sessions/{uuid}")
    @PermitAll
    public Uni<ObjectNode> logOut(String uuid) {
        return sessions.logOut(uuid.toLowerCase(Locale.ROOT)).replaceWith(JsonResponses.empty());
    }

    @GET
    @Path("/sessions/{uuid}/valid")
    @PermitAll
    public Uni<ObjectNode> validate(String uuid) {
        return sessions.isValid(uuid.toLowerCase(Locale.ROOT))
                .map(alive -> new InventoryJson().flag("valid", alive).json());
    }

    private static ObjectNode view(Session session) {
        return new InventoryJson()
                .text("uuid", session.uuid())
                .text("accountUuid", session.accountUuid())
                .text("userUuid", session.userUuid())
                .text("userType", "Account")
                .date("expiredDate", session.expiresAt())
                .date("createDate", session.createdAt())
                .wrapped();
    }

    private static String required(RequestBody body, String field) {
        return body.text(field).orElseThrow(() -> Refusal.argument("field[%s] is mandatory".formatted(field)));
    }
}
