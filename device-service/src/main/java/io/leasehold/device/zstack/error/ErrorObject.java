package io.leasehold.device.zstack.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** The error object of the API (contract section 7.1), in responses and in failed jobs. */
public final class ErrorObject {
    private ErrorObject() {}

    /** Returns {@code {"error": …}}. */
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

    /** Returns {@code {"error": …}} with a generic code only. */
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
