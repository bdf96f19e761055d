package io.leasehold.compute.server.action;

import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.server.MetadataRules;
import java.util.Map;

/** Body of the action {@code createImage}. */
record CreateImageRequest(String name, Map<String, String> metadata) {
    static CreateImageRequest of(Fields fields) {
        Fields known = fields.only("name", "metadata");
        return new CreateImageRequest(
                known.text("name"),
                known.find("metadata")
                        .map(value -> MetadataRules.of(value.object()))
                        .orElse(Map.of()));
    }
}
