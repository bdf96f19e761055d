package io.leasehold.compute.server.action;

import io.leasehold.compute.nova.Fields;
import io.leasehold.compute.server.MetadataRules;
import java.util.Map;

/** Reads what a client wants an image of a server to be called. */
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
