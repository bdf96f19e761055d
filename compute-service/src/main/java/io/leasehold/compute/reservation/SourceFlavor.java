package io.leasehold.compute.reservation;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** Values that a reserved flavor copies from the requested one, besides the sizes. */
public record SourceFlavor(int ephemeralGb, Map<String, String> extraSpecs) {
    public SourceFlavor {
        extraSpecs = Map.copyOf(extraSpecs);
    }

    /** Reads the JSON text in {@code resource_properties} of the reservation. */
    static SourceFlavor of(String json) {
        JsonObject flavor = new JsonObject(json);
        return new SourceFlavor(
                flavor.getInteger("OS-FLV-EXT-DATA:ephemeral", 0),
                texts(flavor.getJsonObject("extra_specs", new JsonObject())));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return texts;
    }
}
