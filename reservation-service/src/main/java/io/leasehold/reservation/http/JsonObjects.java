package io.leasehold.reservation.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import java.util.ArrayList;
import java.util.List;

/** Lists of objects in request bodies. */
public final class JsonObjects {
    private JsonObjects() {}

    /** Reads the array of objects under a key; none when missing or null, 400 for any other value. */
    public static List<ObjectNode> in(ObjectNode body, String key) {
        JsonNode given = body.path(key);
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode each : given) {
            if (each instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        if (!given.isArray() || objects.size() != given.size()) {
            throw ServiceException.badRequest("Malformed parameter " + key);
        }
        return objects;
    }
}
