package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.resteasy.reactive.RestResponse;

/** JSON responses in UTF-8. */
public final class JsonResponses {
    /** Content type of every response. */
    public static final String JSON = "application/json;charset=UTF-8";

    private JsonResponses() {}

    public static RestResponse<ObjectNode> json(int status, ObjectNode body) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), body)
                .header("Content-Type", JSON)
                .build();
    }

    public static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
