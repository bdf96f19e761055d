package io.leasehold.device.zstack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers as the API gives them: a status and a JSON object, in UTF-8 and saying so. */
public final class JsonResponses {
    /** The type of every answer. */
    public static final String JSON = "application/json;charset=UTF-8";

    private JsonResponses() {}

    public static RestResponse<ObjectNode> json(int status, ObjectNode body) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), body)
                .header("Content-Type", JSON)
                .build();
    }

    /** {@code {}}. */
    public static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
