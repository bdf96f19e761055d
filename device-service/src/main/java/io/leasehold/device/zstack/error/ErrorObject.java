package io.leasehold.device.zstack.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** The error object of the API (contract section 7.1), in answers and in failed jobs alike. */
public final class ErrorObject {
    private ErrorObject() {}

    /** {@code {"error": …}}. */
    public static ObjectNode of(Refusal refusal) {
        ObjectNode error = error(refusal.code().code(), refusal.code().description(), refusal.text());
        if (!refusal.facts().isEmpty()) {
            ObjectNode opaque = error.putObject("opaque");
            new TreeMap<>(refusal.facts()).forEach(opaque::put);
        }
        refusal.reason()
                .ifPresent(reason -> error.set("cause", error(reason.text(), reason.description(), refusal.text())));
        return JsonNodeFactory.instance.objectNode().set("error", error);
    }

    /** {@code {"error": …}} of a failure that has no more to say than its code. */
    static ObjectNode of(ErrorCode code, String details) {
        return JsonNodeFactory.instance.objectNode().set("error", error(code.code(), code.description(), details));
    }

    private static ObjectNode error(String code, String description, String details) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("description", description)
                .put("details", details);
    }
}
